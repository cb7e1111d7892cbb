"""What is shown: pages and controls, in folders named by the job they are for."""

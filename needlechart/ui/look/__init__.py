"""The control kit: every widget of the program is made of these."""

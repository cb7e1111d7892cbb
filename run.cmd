@echo off
rem Sets up what NeedleChart needs, where that is still to be done, and starts it.
rem   run                  the window
rem   run test [...]       all checks and tests; anything more goes to pytest
rem   run atlas [VIEW ...] the drawings of the body made anew, into resources\atlas
rem   run COMMAND [...]    any command of needlechart, as `run demo` or `run bench`
setlocal
set "ROOT=%~dp0"
set "VENV=%ROOT%.venv"
set "PYTHON=%VENV%\Scripts\python.exe"
set "PYTHONHOME="
set "PYTHONPATH="
set "LOCK=requirements.lock"
if "%~1"=="test" set "LOCK=requirements-dev.lock"
if "%~1"=="atlas" set "LOCK=requirements-dev.lock"

if exist "%PYTHON%" goto packages
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))"
if errorlevel 1 (
    echo NeedleChart needs Python 3.11 or newer with its launcher "py". The installer of Python for Windows brings both. 1>&2
    exit /b 1
)
py -3 -m venv "%VENV%"
if errorlevel 1 exit /b 1

:packages
fc /b "%ROOT%packaging\%LOCK%" "%VENV%\%LOCK%" >nul 2>&1
if not errorlevel 1 goto ready
echo Setting NeedleChart up. This takes a minute or two, once. 1>&2
"%PYTHON%" -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --no-deps -r "%ROOT%packaging\%LOCK%" 1>&2
if errorlevel 1 (
    echo The Python packages could not be installed, for the reason above. Check the connection and start again. 1>&2
    exit /b 1
)
copy /y "%ROOT%packaging\%LOCK%" "%VENV%\%LOCK%" >nul

:ready
if "%~1"=="test" goto test
if "%~1"=="atlas" goto atlas
set "PYTHONPATH=%ROOT%"
"%PYTHON%" -P -m needlechart %*
exit /b %errorlevel%

:atlas
call :collect_rest %*
set "PYTHONPATH=%ROOT%packaging"
"%PYTHON%" -P -m atlas_maker %REST%
exit /b %errorlevel%

:collect_rest
set "REST="
:more_rest
shift
if "%~1"=="" exit /b 0
set REST=%REST% %1
goto more_rest

:test
cd /d "%ROOT%"
call :collect_rest %*
"%PYTHON%" -m ruff check . || exit /b 1
"%PYTHON%" -m mypy || exit /b 1
"%PYTHON%" -c "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo'])" || exit /b 1
"%PYTHON%" -m pytest -n 2 --dist worksteal %REST%
exit /b %errorlevel%

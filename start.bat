@echo off
rem Double-click to start Five Steps (Windows): makes its own environment once, then opens the browser.
setlocal
cd /d "%~dp0"
if "%PORT%"=="" set PORT=8501
if exist .venv\Scripts\fivesteps.exe goto serve

set PYTHON=
for %%v in (3.14 3.13 3.12 3.11) do (
    if not defined PYTHON (
        py -%%v -c "pass" >nul 2>&1 && set PYTHON=py -%%v
    )
)
if not defined PYTHON (
    python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set PYTHON=python
)
if not defined PYTHON (
    echo Five Steps needs Python 3.11 or newer. Get it at https://www.python.org/downloads/ and start this file again.
    pause
    exit /b 1
)
echo Setting up Five Steps. This takes a minute or two, once.
%PYTHON% -m venv .venv
if errorlevel 1 goto failed
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
if errorlevel 1 goto failed

:serve
start "" /min cmd /c "timeout /t 3 /nobreak >nul & start http://localhost:%PORT%"
.venv\Scripts\fivesteps serve --port %PORT%
if errorlevel 1 pause
exit /b

:failed
echo Setting up did not work. Check the connection to the internet and start this file again.
pause
exit /b 1

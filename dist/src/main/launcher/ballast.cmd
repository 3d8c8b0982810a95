@echo off
rem Runs the ballast command with the Java beside it, that of JAVA_HOME, or that on the path: Java 25 or newer.
setlocal
set "HOME_OF_BALLAST=%~dp0.."
set "JAVA_OF_BALLAST=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_OF_BALLAST=%JAVA_HOME%\bin\java.exe"
if exist "%HOME_OF_BALLAST%\runtime\bin\java.exe" set "JAVA_OF_BALLAST=%HOME_OF_BALLAST%\runtime\bin\java.exe"

rem Without a part of Java that only the neighbor search uses, other commands start faster. Java announces it in one line.
set "SEARCHES="
if "%~1"=="resample" set "SEARCHES=--add-modules jdk.incubator.vector"
if "%~1"=="batches" set "SEARCHES=--add-modules jdk.incubator.vector"

"%JAVA_OF_BALLAST%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:MaxNewSize=32m -Xlog:disable -Xlog:all=error:stderr %SEARCHES% %BALLAST_JAVA_OPTIONS% -cp "%HOME_OF_BALLAST%\lib\*" dev.ballast.cli.Ballast %*
exit /b %ERRORLEVEL%

#!/usr/bin/env bash
# Migrates the database as its owner, then gives the API's login the right to read and write rows, no more.
# Safe to run again; also sets the login's password anew and mends the user after a restore.
set -euo pipefail
cd "$(dirname "$0")"

docker compose run --rm -T migrate

# $(password) is sqlcmd's variable, not the shell's.
# shellcheck disable=SC2016
grant='
IF SUSER_ID(N'\''membership'\'') IS NULL
    CREATE LOGIN membership WITH PASSWORD = N'\''$(password)'\'';
ELSE
    ALTER LOGIN membership WITH PASSWORD = N'\''$(password)'\'';
IF USER_ID(N'\''membership'\'') IS NULL
    CREATE USER membership FOR LOGIN membership;
ELSE
    ALTER USER membership WITH LOGIN = membership;
ALTER ROLE db_datareader ADD MEMBER membership;
ALTER ROLE db_datawriter ADD MEMBER membership;'

# shellcheck disable=SC2016
docker compose exec -T sql bash -c \
    '/opt/mssql-tools18/bin/sqlcmd -C -S localhost -U sa -d Membership -b -v password="$MEMBERSHIP_SQL_PASSWORD" -Q "$1"' \
    grant "$grant"

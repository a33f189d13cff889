#!/usr/bin/env bash
# Runs once, when the compose file's PostgreSQL is made: standbys of the same network may follow it.
set -eu
echo "host replication leasebook samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"

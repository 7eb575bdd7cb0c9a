#!/usr/bin/env bash
# Make a standby the primary:  promote.sh DATA_FOLDER     (as the server's own user)
#
# A standby inherits synchronous_standby_names with its copy of the settings: promoted as it is, it would wait for a
# standby of its own at every commit, and nobody could write. So the name is cleared first, in the file that a running
# standby cannot be asked to change, and the server reads its settings again when it is promoted. Set the name anew once
# another standby follows this server.
set -euo pipefail
folder=${1:?the folder of the standby}

sed -i "/^[[:space:]]*synchronous_standby_names/d" "$folder/postgresql.auto.conf"
echo "synchronous_standby_names = ''" >> "$folder/postgresql.auto.conf"
pg_ctl -D "$folder" -w promote
pg_ctl -D "$folder" reload

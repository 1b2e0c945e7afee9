#!/bin/sh
# Java for EPUBCheck and the Nu HTML checker, from Debian's packages; does nothing where it is there.
set -eu
command -v java >/dev/null 2>&1 && exit 0
echo "installing: default-jre-headless"
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null

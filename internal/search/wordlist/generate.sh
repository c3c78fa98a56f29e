#!/bin/sh
# Packs the words of a dictionary, one a line, without names, accents, apostrophes and forms with 's:
#   sh generate.sh /usr/share/dict/british-english >english.gz    (Debian: apt-get install wbritish)
export LC_ALL=C.UTF-8
iconv -f utf-8 -t ascii//translit "$1" | grep -v "[A-Z]\|'s$" | tr -d "'" | grep ... | sort -u | gzip -9n

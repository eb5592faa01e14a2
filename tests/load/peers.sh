# Sourced by the bench's run_peers.sh (EXTRA_PEERS): how to start Havn there, beside its peers.
# The load configuration lifts rate limits and repetition rules and nothing else: every message is
# moderated and durably committed before anybody gets it.

write_load_config() { # write_load_config FOLDER
    node "$HAVN_LOAD/organisation.mjs" "${HAVN_ROOMS:-500}" > "$1/organisation.toml"
    cat > "$1/havn.toml" << EOF
organisation = "$1/organisation.toml"

[moderation]
rates_lifted = true
EOF
}

start_custom_havn() {
    ADAPTER=$HAVN_LOAD/havn.adapter
    write_load_config "$DIR"
    # The log outlives the run, for whoever wonders about a fault.
    launch bash -c 'exec "$@" 2>> "$0"' "$BUILD/havn.log" "$HAVN_BINARY" --config "$DIR/havn.toml" \
        --data "$DIR/data" --shards "${HAVN_SHARDS:-1}" --listen 127.0.0.1:9020
    one_target 9020
}

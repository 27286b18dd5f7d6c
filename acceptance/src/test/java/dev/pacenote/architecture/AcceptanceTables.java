package dev.pacenote.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The files with acceptance tables, and the rows that the contract of each wants. */
final class AcceptanceTables {

    /**
     * A file with one table or several.
     *
     * @param rows all of its rows, in any order
     * @param shownElsewhere those that no test shows: a benchmark does, or the table says why not
     */
    record Table(Path file, List<String> rows, Set<String> shownElsewhere) {

        static Table of(String name, List<String> rows, String... shownElsewhere) {
            return new Table(Path.of("../docs/" + name), rows, Set.of(shownElsewhere));
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    private static final List<String> MESSAGES =
            List.of(
                    "one-identity",
                    "accepted-stays",
                    "preferences-kept",
                    "tells-no-stranger",
                    "mark-all",
                    "outage-503",
                    "doors",
                    "stranger",
                    "one-address",
                    "outside-subject",
                    "settings-merge",
                    "one-switch",
                    "same-key",
                    "client-id",
                    "all-tabs",
                    "two-nodes",
                    "catch-up",
                    "zero-events",
                    "cannot-resume",
                    "lost-frame",
                    "kill",
                    "providers-down",
                    "read-cancels",
                    "mail-if-unread",
                    "reasons",
                    "dst-night",
                    "cap-gathers",
                    "not-twice-mailed",
                    "daily-mail-kept",
                    "tell-twice",
                    "cut-off",
                    "random-devices",
                    "device-fate",
                    "topic-silent",
                    "half-open",
                    "renewal",
                    "revoke",
                    "slow-reader",
                    "bad-frames",
                    "storm",
                    "text",
                    "block",
                    "withdraw",
                    "farewell",
                    "broadcast",
                    "webhook",
                    "restore",
                    "area-off",
                    "clean-logs");

    private static final List<String> STREAMS =
            List.of(
                    "raw-bytes",
                    "claim-no-outcome",
                    "title-pings-nobody",
                    "without-facts",
                    "ids-of-the-server",
                    "kicked",
                    "waits-in-full",
                    "no-secrets",
                    "complete-reads",
                    "client-unmodified",
                    "json-everywhere",
                    "preflight",
                    "login-csrf",
                    "logout-real",
                    "bearer-too",
                    "membership-replaced",
                    "manage-guild",
                    "demoted",
                    "fail-closed",
                    "bot-absent",
                    "config-roundtrip",
                    "foreign-ids",
                    "no-escalation",
                    "switch-off",
                    "link-happy",
                    "ticket-once",
                    "link-notices",
                    "add-by-login",
                    "invite-race",
                    "invite-login",
                    "go-live",
                    "helix-lag",
                    "thrice",
                    "forged",
                    "challenge",
                    "kill-anywhere",
                    "bucket-429",
                    "global-429",
                    "fan-out-5000",
                    "permission-lost",
                    "cooldown",
                    "rerun-skipped",
                    "filter-later",
                    "end-edit-delete-keep",
                    "hostile-title",
                    "limits",
                    "opt-out",
                    "revocations",
                    "reconcile",
                    "poll-only",
                    "missed-webhook",
                    "test-send",
                    "history-reasons",
                    "both-assemblies",
                    // What becomes of a broadcast in a server.
                    "new",
                    "rate_limited",
                    "discord_unavailable",
                    "waiting_for_match",
                    "target_paused",
                    "claimed",
                    "announced",
                    "late",
                    "revived",
                    "not_configured",
                    "guild_disabled",
                    "link_disabled",
                    "stream_type",
                    "filtered",
                    "stream_over",
                    "unlinked",
                    "bot_removed",
                    "streamer_declined",
                    "unknown_channel",
                    "missing_access",
                    "missing_permissions",
                    "message_refused",
                    "gave_up");

    private static final List<String> PARTS =
            List.of(
                    "stock",
                    "low",
                    "notices",
                    "tasks",
                    "accounts",
                    "sums",
                    "numbers",
                    "client-walk",
                    "page-or-api",
                    "no-token",
                    "cognito",
                    "two-workshops",
                    "opening-stock",
                    "pools",
                    "thousand",
                    "last-units",
                    "same-key",
                    "bad-quantity",
                    "clamp",
                    "low-beam-bulb",
                    "one-task",
                    "still-one",
                    "out",
                    "re-arm",
                    "threshold-move",
                    "ordered-quiet",
                    "receive-twice",
                    "small-order",
                    "overdue",
                    "cancel-order",
                    "snooze",
                    "not-watched",
                    "same-number",
                    "three-mails",
                    "held-back",
                    "stale-form",
                    "put-fields",
                    "exact-money",
                    "month-edge",
                    "reverse",
                    "upload",
                    "archive",
                    "job-card",
                    "csv",
                    "crash",
                    "area-off",
                    "mail-down");

    private AcceptanceTables() {}

    static List<Table> all() {
        return List.of(
                Table.of("acceptance-messages.md", MESSAGES, "storm"),
                Table.of("acceptance-streams.md", STREAMS, "client-unmodified"),
                Table.of("acceptance-parts.md", PARTS));
    }
}

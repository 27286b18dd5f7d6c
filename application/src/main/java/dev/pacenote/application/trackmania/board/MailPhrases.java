package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.platform.VisibleText;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Phrases that the mails and the history share. */
public final class MailPhrases {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    /** Why a reader gets mail about any topic of this area. */
    public static final String BECAUSE = "you follow records with Pacenote";

    /** What a reader follows. */
    public static final String FOLLOWED = "map";

    private MailPhrases() {}

    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    public static String missing(Coverage coverage) {
        return coverage.unchecked() == 0
                ? ""
                : " "
                        + count(coverage.unchecked(), FOLLOWED)
                        + " could not be checked and will be looked at again.";
    }

    /** The name of a map, short enough for a title and such that it disturbs no text around it. */
    public static String mapName(MapName name, MapUid map) {
        return NotificationRenderer.name(name.plain(map));
    }

    /** The name of a driver; the account where nobody knows a name, or it shows nothing. */
    public static String driver(PlayerId account, Map<PlayerId, String> names) {
        return VisibleText.orElse(names.getOrDefault(account, ""), account.toString());
    }

    /** Always UTC, the reader's own time added when they set a zone. */
    public static String when(Instant at, ZoneId zone) {
        var utc = WHEN.format(at.atZone(ZoneOffset.UTC)) + " UTC";
        return zone.normalized().equals(ZoneOffset.UTC)
                ? utc
                : utc + " (" + WHEN.format(at.atZone(zone)) + " " + zone.getId() + ")";
    }

    /** How far somebody is ahead. */
    public static String lead(int delta, MapType type) {
        if (delta == 0) {
            return "the same score, driven earlier";
        }
        return switch (type) {
            case RACE -> new Score.Visible(Math.abs(delta)).text(type) + " ahead";
            case STUNT -> count(delta, "point") + " ahead";
            case PLATFORM -> count(delta, "respawn") + " ahead";
        };
    }
}

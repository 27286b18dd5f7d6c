package dev.pacenote.domain.trackmania.board;

/**
 * What makes two observed records the same: map, driver, and the score. A hidden score is told
 * apart by the second in which it was driven.
 *
 * @param mark the score if visible; else the negative of the driving time in epoch seconds, or -1
 *     when that is unknown too
 */
public record RecordKey(MapUid map, PlayerId account, long mark) {

    public static RecordKey of(MapUid map, Entry entry) {
        long mark =
                switch (entry.score()) {
                    case Score.Visible(int value) -> value;
                    case Score.Hidden _ ->
                            entry.drivenAt().map(at -> -at.getEpochSecond()).orElse(-1L);
                };
        return new RecordKey(map, entry.account(), mark);
    }

    /** The same in one word, for keys of notices. */
    public String asText() {
        return map + "/" + account + "/" + mark;
    }
}

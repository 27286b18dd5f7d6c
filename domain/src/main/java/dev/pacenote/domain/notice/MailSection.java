package dev.pacenote.domain.notice;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One topic's part of a mail as a feature area writes it: facts in reading order, without mark-up.
 * Each mail format renders the same section.
 *
 * @param title heading of the part
 * @param shortPhrase what it holds, for a subject line that names several parts
 * @param phrase the same, when it is the only part
 * @param blocks one per thing that changed
 * @param remainder a sentence about blocks that were left out, with exact numbers
 * @param note a sentence about what may be missing, and how long
 * @param found number of notices that are a reason for the mail; 0 when this part only goes along
 */
public record MailSection(
        Topic topic,
        String title,
        String shortPhrase,
        String phrase,
        List<Block> blocks,
        Optional<String> remainder,
        Optional<String> note,
        int found) {

    public MailSection {
        blocks = List.copyOf(blocks);
    }

    /**
     * A thing that changed, with its rows.
     *
     * @param lead a sentence before the rows
     */
    public record Block(
            String heading,
            Optional<String> lead,
            List<Link> links,
            List<Row> rows,
            Optional<String> remainder) {
        public Block {
            links = List.copyOf(links);
            rows = List.copyOf(rows);
        }
    }

    /** One line of a timing screen: place, figure, who, and the rest in small letters. */
    public record Row(
            String place, String figure, String who, Optional<URI> whoLink, String detail) {}

    /** A link with the words that stand for it. */
    public record Link(String text, URI target) {}
}

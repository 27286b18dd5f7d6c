package dev.pacenote.domain.digest;

import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.VisibleText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One topic's part of a mail as a feature area writes it: facts in reading order, without mark-up.
 * Each mail format renders the same section.
 *
 * @param title heading of the part
 * @param shortPhrase what it holds, for a subject line that names several parts
 * @param phrase the same, when it is the only part
 * @param blocks one per thing that changed
 * @param leftOut what else changed, in exact numbers
 * @param note a sentence about what may be missing, and how long
 * @param found number of notices that are a reason for the mail; 0 when this part only goes along
 */
public record DigestSection(
        Topic topic,
        String title,
        String shortPhrase,
        String phrase,
        List<Block> blocks,
        LeftOut leftOut,
        Optional<String> note,
        int found) {

    public DigestSection {
        blocks = List.copyOf(blocks);
    }

    /** A sentence about blocks that were left out, with exact numbers. */
    public Optional<String> remainder() {
        return leftOut.sentence();
    }

    /** Where what was left out can be read; empty where the sentence about it names all of it. */
    public Optional<Link> remainderLink() {
        return leftOut.names().isEmpty()
                ? Optional.of(leftOut.counting().where())
                : Optional.empty();
    }

    /** The same part with these blocks in detail; those in {@code without} are counted. */
    DigestSection showing(List<Block> shown, List<Block> without) {
        var rest = leftOut;
        for (var block : without) {
            rest = rest.and(block);
        }
        return new DigestSection(topic, title, shortPhrase, phrase, shown, rest, note, found);
    }

    /**
     * A thing that changed, with its rows.
     *
     * @param lead a sentence before the rows
     * @param rest rows that are counted, not shown
     * @param headlines number of first rows that no shortening takes away
     * @param news number of news that the block tells, those that it only counts included
     */
    public record Block(
            String heading,
            Optional<String> lead,
            List<Link> links,
            List<Row> rows,
            Rest rest,
            int headlines,
            int news) {
        public Block {
            links = List.copyOf(links);
            rows = List.copyOf(rows);
        }

        /** A sentence about rows that were left out, with exact numbers. */
        public Optional<String> remainder() {
            return rest.sentence(rows.size());
        }

        /** The same block with fewer rows; the others are counted. */
        Block shortened(int shown) {
            var links = new ArrayList<>(this.links);
            rest.where().filter(where -> !this.links.contains(where)).ifPresent(links::add);
            return new Block(
                    heading,
                    lead,
                    links,
                    rows.subList(0, shown),
                    rest.plus(rows.size() - shown),
                    headlines,
                    news);
        }
    }

    /**
     * Rows of a block that are counted, not shown.
     *
     * @param message sentence that says so; {@code {shown}} and {@code {more}} stand for the
     *     numbers
     * @param where where they can be read
     */
    public record Rest(int more, String message, Optional<Link> where) {

        Rest plus(int rows) {
            return new Rest(more + rows, message, where);
        }

        Optional<String> sentence(int shown) {
            return more == 0
                    ? Optional.empty()
                    : Optional.of(
                            message.replace("{shown}", Integer.toString(shown))
                                    .replace("{more}", Integer.toString(more)));
        }
    }

    /**
     * Blocks that are counted, not shown.
     *
     * @param counting how they are counted
     * @param news number of news on them
     * @param headlines number of their first rows that would have been shown in any case
     * @param names their headings, where the sentence names each block since no page lists them;
     *     else empty
     */
    public record LeftOut(
            Counting counting, int blocks, int news, int headlines, Optional<List<String>> names) {

        public LeftOut {
            names = names.map(List::copyOf);
        }

        /** Blocks that are counted, and listed where {@code counting} leads to. */
        public LeftOut(Counting counting, int blocks, int news, int headlines) {
            this(counting, blocks, news, headlines, Optional.empty());
        }

        /** Nothing yet; each block that is left out will be named. */
        public static LeftOut naming(Counting counting) {
            return new LeftOut(counting, 0, 0, 0, Optional.of(List.of()));
        }

        LeftOut and(Block block) {
            return new LeftOut(
                    counting,
                    blocks + 1,
                    news + block.news(),
                    headlines + block.headlines(),
                    names.map(
                            known ->
                                    Stream.concat(known.stream(), Stream.of(block.heading()))
                                            .toList()));
        }

        Optional<String> sentence() {
            if (blocks == 0) {
                return Optional.empty();
            }
            var details = new ArrayList<String>();
            counting.news().ifPresent(noun -> details.add(count(news, noun)));
            if (headlines > 0) {
                counting.headline()
                        .ifPresent(noun -> details.add(count(headlines, noun) + " among them"));
            }
            return Optional.of(
                    "and "
                            + count(blocks, "more " + counting.block())
                            + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")")
                            + names.map(LeftOut::list).orElse(""));
        }

        private static String list(List<String> names) {
            return names.stream()
                    .map(VisibleText::isolated)
                    .collect(Collectors.joining(", ", ": ", ""));
        }

        private static String count(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }

    /**
     * How a part counts what it leaves out: a noun in the singular for each kind.
     *
     * @param block such as {@code map}
     * @param news such as {@code record}; empty where each block tells one of them
     * @param headline such as {@code new world record}
     * @param where where all of it can be read
     */
    public record Counting(
            String block, Optional<String> news, Optional<String> headline, Link where) {}

    /** One line of a timing screen: place, figure, who, and the rest in small letters. */
    public record Row(
            String place, String figure, String who, Optional<URI> whoLink, String detail) {}

    /** A link with the words that stand for it. */
    public record Link(String text, URI target) {}
}

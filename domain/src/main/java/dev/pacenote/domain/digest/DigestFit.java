package dev.pacenote.domain.digest;

import dev.pacenote.domain.digest.DigestSection.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Chooses what a daily mail tells in detail when all of it would be too long. What is not shown is
 * counted where the mail counts the rest anyway, so all numbers stay exact; a part that no page
 * lists {@linkplain DigestSection.LeftOut#names names} it there. The order in which things go:
 *
 * <ol>
 *   <li>whole blocks without a headline, the last one first, from the part that shows most of them;
 *       each part keeps its first block;
 *   <li>rows behind the headlines, from the blocks with most rows;
 *   <li>blocks with a headline, and at last the first ones.
 * </ol>
 */
final class DigestFit {

    /** How many rows of a block are shown from now on; {@link #LEFT_OUT} for no block at all. */
    private record Cut(int section, int block, int rows) {}

    private static final int LEFT_OUT = -1;

    private final Digest digest;
    private final List<Cut> cuts = new ArrayList<>();

    private DigestFit(Digest digest) {
        this.digest = digest;
        var left = new ArrayList<List<Integer>>();
        for (var section : digest.sections()) {
            var blocks = new ArrayList<Integer>();
            for (int block = 0; block < section.blocks().size(); block++) {
                blocks.add(block);
            }
            left.add(blocks);
        }
        dropPlainBlocks(left);
        shortenBlocks(left);
        dropBlocks(left);
    }

    /**
     * The digest with as much detail as {@code size} of it stays below {@code limit}.
     *
     * @param size grows with what is told in detail
     */
    static Digest below(int limit, Digest digest, ToIntFunction<Digest> size) {
        if (size.applyAsInt(digest) < limit) {
            return digest;
        }
        var fit = new DigestFit(digest);
        int tooLong = 0;
        int shortEnough = fit.cuts.size();
        while (shortEnough - tooLong > 1) {
            int middle = (tooLong + shortEnough) >>> 1;
            if (size.applyAsInt(fit.after(middle)) < limit) {
                shortEnough = middle;
            } else {
                tooLong = middle;
            }
        }
        return fit.after(shortEnough);
    }

    private void dropPlainBlocks(List<List<Integer>> left) {
        var plain = new ArrayList<List<Integer>>();
        for (int section = 0; section < left.size(); section++) {
            var blocks = digest.sections().get(section).blocks();
            plain.add(
                    new ArrayList<>(
                            left.get(section).stream()
                                    .skip(1)
                                    .filter(block -> blocks.get(block).headlines() == 0)
                                    .toList()));
        }
        for (int section = longest(plain); section >= 0; section = longest(plain)) {
            var block = plain.get(section).removeLast();
            left.get(section).remove((Object) block);
            cuts.add(new Cut(section, block, LEFT_OUT));
        }
    }

    private void shortenBlocks(List<List<Integer>> left) {
        int most =
                digest.sections().stream()
                        .flatMap(section -> section.blocks().stream())
                        .mapToInt(block -> block.rows().size())
                        .max()
                        .orElse(0);
        for (int rows = most - 1; rows >= 1; rows--) {
            for (int section = left.size() - 1; section >= 0; section--) {
                for (int block : left.get(section).reversed()) {
                    var whole = digest.sections().get(section).blocks().get(block);
                    if (whole.rows().size() > rows && whole.headlines() <= rows) {
                        cuts.add(new Cut(section, block, rows));
                    }
                }
            }
        }
    }

    private void dropBlocks(List<List<Integer>> left) {
        for (int section = longest(left); section >= 0; section = longest(left)) {
            cuts.add(new Cut(section, left.get(section).removeLast(), LEFT_OUT));
        }
    }

    /** The section with most blocks, the last of several; -1 when none has any. */
    private static int longest(List<List<Integer>> blocks) {
        int longest = -1;
        int most = 1;
        for (int section = 0; section < blocks.size(); section++) {
            if (blocks.get(section).size() >= most) {
                most = blocks.get(section).size();
                longest = section;
            }
        }
        return longest;
    }

    private Digest after(int number) {
        var rows = new ArrayList<int[]>();
        for (var section : digest.sections()) {
            rows.add(section.blocks().stream().mapToInt(block -> block.rows().size()).toArray());
        }
        for (var cut : cuts.subList(0, number)) {
            rows.get(cut.section())[cut.block()] = cut.rows();
        }
        var sections = new ArrayList<DigestSection>();
        for (int section = 0; section < rows.size(); section++) {
            sections.add(cut(digest.sections().get(section), rows.get(section)));
        }
        return digest.with(sections);
    }

    private static DigestSection cut(DigestSection section, int[] rows) {
        var shown = new ArrayList<Block>();
        var without = new ArrayList<Block>();
        for (int i = 0; i < rows.length; i++) {
            var block = section.blocks().get(i);
            if (rows[i] == LEFT_OUT) {
                without.add(block);
            } else if (rows[i] < block.rows().size()) {
                shown.add(block.shortened(rows[i]));
            } else {
                shown.add(block);
            }
        }
        return section.showing(shown, without);
    }
}

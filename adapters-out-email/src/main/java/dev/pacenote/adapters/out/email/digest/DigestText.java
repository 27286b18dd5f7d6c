package dev.pacenote.adapters.out.email.digest;

import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.digest.DigestSection.Block;
import dev.pacenote.domain.digest.DigestSection.Row;
import dev.pacenote.domain.platform.VisibleText;
import java.util.List;

/**
 * A digest as plain text for a terminal: columns line up, nothing is lost. Written by hand, because
 * here the spaces are the layout.
 */
public final class DigestText {

    private final StringBuilder out = new StringBuilder();

    private DigestText() {}

    public static String of(DigestView view) {
        var text = new DigestText();
        text.line("Hello " + VisibleText.isolated(view.reader()) + ",").gap();
        view.sections().forEach(text::section);
        text.line("-- ");
        text.line(view.reason());
        text.line(view.dataAsOf());
        view.unchecked().ifPresent(text::line);
        text.line("Settings: " + view.settings());
        text.line("Stop these mails: " + view.unsubscribe());
        return text.out.toString();
    }

    private DigestText line(String text) {
        out.append(text).append('\n');
        return this;
    }

    private void gap() {
        out.append('\n');
    }

    private void section(DigestSection section) {
        line(section.title()).line("=".repeat(section.title().length())).gap();
        section.blocks().forEach(this::block);
        var all =
                section.remainderLink()
                        .map(where -> ", all in " + where.text() + ": " + where.target())
                        .orElse(".");
        section.remainder().ifPresent(rest -> line(rest + all).gap());
        section.note().ifPresent(note -> line(note).gap());
    }

    private void block(Block block) {
        line(VisibleText.isolated(block.heading()));
        block.lead().ifPresent(lead -> line("  " + lead));
        int place = width(block.rows().stream().map(Row::place).toList());
        int figure = width(block.rows().stream().map(Row::figure).toList());
        for (var row : block.rows()) {
            var start =
                    "  #"
                            + row.place()
                            + " ".repeat(place - row.place().length())
                            + "  "
                            + " ".repeat(figure - row.figure().length())
                            + row.figure()
                            + "  ";
            var who = VisibleText.isolated(row.who());
            line(start + who + (row.detail().isEmpty() ? "" : "  (" + row.detail() + ")"));
            row.whoLink().ifPresent(link -> line(" ".repeat(start.length()) + link));
        }
        block.remainder().ifPresent(rest -> line("  " + rest));
        block.links().forEach(link -> line("  " + link.text() + ": " + link.target()));
        gap();
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }
}

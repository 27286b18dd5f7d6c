package dev.pacenote.adapters.out.email.digest;

import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.platform.VisibleText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A digest as the templates read it. */
public record DigestView(
        String subject,
        String preview,
        String reader,
        List<DigestSection> sections,
        String reason,
        String dataAsOf,
        Optional<String> unchecked,
        String settings,
        String unsubscribe) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    public static DigestView of(Digest digest) {
        var first = digest.sections().getFirst().blocks().stream().findFirst();
        var preview =
                first.flatMap(DigestView::preview)
                        .orElseGet(() -> digest.sections().getFirst().phrase());
        return new DigestView(
                digest.subject(),
                preview,
                digest.reader(),
                digest.sections(),
                digest.following().reason(),
                "Data as of " + MOMENT.format(digest.asOf().atZone(ZoneOffset.UTC)) + " UTC.",
                digest.following().missing(),
                digest.links().settings().toString(),
                digest.links().unsubscribe().toString());
    }

    private static Optional<String> preview(DigestSection.Block block) {
        return block.lead()
                .or(
                        () ->
                                block.rows().stream()
                                        .findFirst()
                                        .map(
                                                row ->
                                                        row.figure()
                                                                + " by "
                                                                + VisibleText.isolated(row.who())))
                .map(news -> VisibleText.isolated(block.heading()) + ": " + news);
    }
}

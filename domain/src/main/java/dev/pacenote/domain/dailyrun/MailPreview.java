package dev.pacenote.domain.dailyrun;

import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.platform.VisibleText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mail that a dry run would have sent.
 *
 * @param lines what it says, one line per thing that changed
 */
public record MailPreview(String username, String subject, List<String> lines) {

    /** How long a dry run's previews are kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    public MailPreview {
        lines = List.copyOf(lines);
    }

    public static MailPreview of(Digest digest) {
        return new MailPreview(
                digest.reader(),
                digest.subject(),
                digest.sections().stream()
                        .flatMap(section -> section.blocks().stream())
                        .flatMap(MailPreview::lines)
                        .toList());
    }

    private static Stream<String> lines(DigestSection.Block block) {
        var heading = VisibleText.isolated(block.heading());
        return Stream.concat(
                block.lead().stream().map(lead -> heading + ": " + lead),
                block.rows().stream()
                        .map(
                                row ->
                                        heading
                                                + ": #"
                                                + row.place()
                                                + " "
                                                + row.figure()
                                                + " "
                                                + VisibleText.isolated(row.who())));
    }
}

package dev.pacenote.application.digest;

import dev.pacenote.application.digest.DigestSectionRenderer.Purpose;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes what a daily mail says: the notices it holds, each topic by its own renderer. The same
 * notices give the same records and changes, also months later.
 */
public final class RenderDigest {

    private final Coverages coverages;
    private final Map<Topic, DigestSectionRenderer> renderers = new LinkedHashMap<>();
    private final Tokens tokens;
    private final AccountLinks links;
    private final InstantSource clock;

    /**
     * @param renderers in any order
     * @throws IllegalArgumentException when two of them have the same topic
     */
    public RenderDigest(
            Coverages coverages,
            List<DigestSectionRenderer> renderers,
            Tokens tokens,
            AccountLinks links,
            InstantSource clock) {
        this.coverages = coverages;
        for (var renderer : inOrder(renderers)) {
            if (this.renderers.putIfAbsent(renderer.topic(), renderer) != null) {
                throw new IllegalArgumentException(
                        "two renderers of the topic " + renderer.topic());
            }
        }
        this.tokens = tokens;
        this.links = links;
        this.clock = clock;
    }

    /** What somebody writes about: no topic of an area that is switched off. */
    public Set<Topic> topics() {
        return Set.copyOf(renderers.keySet());
    }

    /** Whether somebody writes about each of these notices. */
    boolean canWrite(List<Notice> content) {
        return content.stream().map(Notice::topic).allMatch(renderers::containsKey);
    }

    /** Whether somebody writes about any of these notices. */
    boolean canWriteSome(List<Notice> content) {
        return content.stream().map(Notice::topic).anyMatch(renderers::containsKey);
    }

    private static List<DigestSectionRenderer> inOrder(List<DigestSectionRenderer> renderers) {
        return renderers.stream()
                .sorted(
                        Comparator.comparingInt(DigestSectionRenderer::order)
                                .thenComparing(renderer -> renderer.topic().name()))
                .toList();
    }

    /** How much of what a reader follows was looked at for a mail. */
    Map<Topic, Coverage> coverage(DailyEmailKey key) {
        return coverages.of(key.person(), key.date());
    }

    /**
     * @param content what the mail holds, at least one notice; those about which nobody writes are
     *     left out
     * @param coverages as {@link #coverage} answers them
     */
    Digest write(
            Account reader,
            DailyEmailKey key,
            List<Notice> content,
            Map<Topic, Coverage> coverages,
            Purpose purpose) {
        var byTopic =
                content.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Notice::topic, LinkedHashMap::new, Collectors.toList()));
        var sections = new ArrayList<DigestSection>();
        var because = new ArrayList<String>();
        var unchecked = new HashMap<String, Integer>();
        var asOf = content.getLast().foundAt();
        for (var renderer : renderers.values()) {
            var told = byTopic.get(renderer.topic());
            var coverage = coverages.get(renderer.topic());
            if (coverage != null) {
                if (coverage.unchecked() > 0) {
                    unchecked.merge(renderer.followed(), coverage.unchecked(), Integer::sum);
                }
                asOf = coverage.asOf();
            }
            if (told != null) {
                sections.add(renderer.write(reader, told, purpose));
                because.add(renderer.because());
            }
        }
        return Digest.of(
                reader,
                key.date(),
                sections,
                asOf,
                new Digest.Following(because, unchecked),
                new Digest.Links(
                        links.settings(), links.unsubscribe(tokens.unsubscription(reader.id()))));
    }

    /** One plain sentence about a section, for the history. */
    String summary(Topic topic, int found, Optional<Coverage> coverage) {
        return renderer(topic)
                .summary(found, coverage.orElseGet(() -> new Coverage(0, 0, clock.instant())));
    }

    private DigestSectionRenderer renderer(Topic topic) {
        var renderer = renderers.get(topic);
        if (renderer == null) {
            throw new IllegalStateException("no area that is switched on writes about " + topic);
        }
        return renderer;
    }
}

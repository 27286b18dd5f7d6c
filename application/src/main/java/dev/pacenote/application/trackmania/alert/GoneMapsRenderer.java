package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.trackmania.board.MailPhrases;
import dev.pacenote.application.trackmania.board.TrackmaniaPages;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.trackmania.survey.Absence;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Writes the part of a mail about maps that are gone from the game: one sentence for each. No page
 * lists them any more, so a mail that has no room for all of the sentences still names all maps.
 */
public final class GoneMapsRenderer implements DigestSectionRenderer {

    private final DigestSection.Counting counting;

    /**
     * @param page where a person sees what their alert covers
     */
    public GoneMapsRenderer(URI page) {
        this.counting =
                new DigestSection.Counting(
                        "map",
                        Optional.empty(),
                        Optional.empty(),
                        new DigestSection.Link("your alert", page));
    }

    @Override
    public Topic topic() {
        return GoneMapFacts.TOPIC;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String because() {
        return MailPhrases.BECAUSE;
    }

    @Override
    public String followed() {
        return MailPhrases.FOLLOWED;
    }

    @Override
    public DigestSection write(Account reader, List<Notice> notices, Purpose purpose) {
        return new DigestSection(
                topic(),
                "Maps that are gone",
                "",
                "",
                notices.stream().map(notice -> block(notice.facts(GoneMapFacts.class))).toList(),
                DigestSection.LeftOut.naming(counting),
                Optional.empty(),
                0);
    }

    private static DigestSection.Block block(GoneMapFacts news) {
        return new DigestSection.Block(
                news.mapName().plain(news.map()),
                Optional.of(
                        "The game has not known this map for "
                                + Absence.CONCLUDED_AFTER
                                + " runs, so it is no longer watched; if it comes back, it is"
                                + " watched again."),
                TrackmaniaPages.links(news.map(), news.exchangeId()),
                List.of(),
                new DigestSection.Rest(0, "", Optional.empty()),
                0,
                1);
    }

    @Override
    public String summary(int found, Coverage coverage) {
        return MailPhrases.count(found, "map") + " gone.";
    }
}

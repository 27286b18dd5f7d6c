package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.trackmania.board.MailPhrases;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.board.TrackmaniaPages;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.digest.DigestSection.Block;
import dev.pacenote.domain.digest.DigestSection.LeftOut;
import dev.pacenote.domain.digest.DigestSection.Link;
import dev.pacenote.domain.digest.DigestSection.Rest;
import dev.pacenote.domain.digest.DigestSection.Row;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.platform.VisibleText;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the driver's part of a mail: one block per place that changed, one row per passer. */
public final class DriverSectionRenderer implements DigestSectionRenderer {

    /** Passers named on one map; the rest is counted. */
    private static final int PASSERS = 5;

    private final ResolveNames names;
    private final DigestSection.Counting counting;

    /**
     * @param page where a person sees the places they guard
     */
    public DriverSectionRenderer(ResolveNames names, URI page) {
        this.names = names;
        this.counting =
                new DigestSection.Counting(
                        "change",
                        Optional.empty(),
                        Optional.empty(),
                        new Link("your guarded maps", page));
    }

    @Override
    public Topic topic() {
        return PositionFacts.TOPIC;
    }

    @Override
    public int order() {
        return 200;
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
        var all = notices.stream().map(notice -> notice.facts(PositionFacts.class)).toList();
        var sorted =
                all.stream()
                        .sorted(Comparator.comparing(news -> news.change().kind().weight()))
                        .toList();
        var drivers =
                names.of(
                        all.stream()
                                .flatMap(news -> news.change().passedBy().stream().limit(PASSERS))
                                .map(PositionChange.Passer::account)
                                .collect(Collectors.toSet()),
                        purpose);
        var told = all.stream().filter(DriverSectionRenderer::isNews).toList();
        return new DigestSection(
                topic(),
                "Your places",
                told.isEmpty() ? "" : MailPhrases.count(told.size(), "position change"),
                phrase(told),
                sorted.stream().map(news -> block(news, drivers, reader.zone())).toList(),
                new LeftOut(counting, 0, 0, 0),
                Optional.empty(),
                told.size());
    }

    private static boolean isNews(PositionFacts news) {
        return news.change().kind().weight() == Weight.NEWS;
    }

    private static String phrase(List<PositionFacts> told) {
        boolean onlyPassed =
                told.stream()
                        .map(news -> news.change().kind())
                        .allMatch(
                                kind ->
                                        kind == PositionChange.Kind.BEATEN
                                                || kind == PositionChange.Kind.FELL_OUT);
        return onlyPassed
                ? "you were passed on " + MailPhrases.count(told.size(), "map")
                : MailPhrases.count(told.size(), "position change");
    }

    private static Block block(PositionFacts news, Map<PlayerId, String> drivers, ZoneId zone) {
        var passers = news.change().passedBy();
        int more = Math.max(0, passers.size() - PASSERS);
        return new Block(
                news.mapName().plain(news.map()),
                Optional.of(sentence(news)),
                TrackmaniaPages.links(news.map(), news.exchangeId()),
                passers.stream()
                        .limit(PASSERS)
                        .map(passer -> row(passer, news.type(), drivers, zone))
                        .toList(),
                new Rest(more, "and {more} more passed you", Optional.empty()),
                0,
                1);
    }

    static String sentence(PositionFacts news) {
        var change = news.change();
        var own = change.score().map(score -> " with " + score.text(news.type())).orElse("");
        var move = "#" + change.oldPosition() + " → #" + change.newPosition() + own + ".";
        return switch (change.kind()) {
            case BEATEN -> "You were passed: " + move;
            case FELL_OUT ->
                    change.newPosition() == LeaderboardPosition.BELOW
                            ? "You fell out of the top 100; you were #" + change.oldPosition() + "."
                            : "You fell out of the top 5: " + move;
            case REGAINED ->
                    change.oldPosition() == LeaderboardPosition.BELOW
                            ? "You are back in the top 5: now #" + change.newPosition() + own + "."
                            : "You are back in the top 5: " + move;
            case RECORD_REMOVED ->
                    news.mapGone()
                            ? "The map is gone from the game, and your record with it; you were #"
                                    + change.oldPosition()
                                    + ". If the map comes back, your place is watched again."
                            : "Your record is gone from the leaderboard; you were #"
                                    + change.oldPosition()
                                    + ".";
            case IMPROVED -> "You moved up: " + move;
            case PERSONAL_BEST ->
                    "You improved your own score at #" + change.newPosition() + own + ".";
            case REBASED -> "Your place is now #" + change.newPosition() + own + ".";
        };
    }

    private static Row row(
            PositionChange.Passer passer,
            MapType type,
            Map<PlayerId, String> drivers,
            ZoneId zone) {
        var detail = new ArrayList<String>();
        if (passer.delta().isPresent()) {
            detail.add(MailPhrases.lead(passer.delta().getAsInt(), type));
        }
        if (!VisibleText.isBlank(passer.zone())) {
            detail.add(VisibleText.isolated(passer.zone()));
        }
        passer.drivenAt().ifPresent(at -> detail.add(MailPhrases.when(at, zone)));
        return new Row(
                Integer.toString(passer.position()),
                passer.score().text(type),
                MailPhrases.driver(passer.account(), drivers),
                Optional.of(TrackmaniaPages.player(passer.account())),
                String.join(", ", detail));
    }

    @Override
    public String summary(int found, Coverage coverage) {
        return MailPhrases.count(found, "position change")
                + " told."
                + MailPhrases.missing(coverage);
    }

    static String nothingNew(Coverage coverage) {
        if (coverage.failedWhole()) {
            return "None of your "
                    + MailPhrases.count(coverage.followed(), "guarded map")
                    + " could be checked; they are looked at again in the next run.";
        }
        return "No change on "
                + MailPhrases.count(coverage.followed(), "guarded map")
                + "."
                + MailPhrases.missing(coverage);
    }
}

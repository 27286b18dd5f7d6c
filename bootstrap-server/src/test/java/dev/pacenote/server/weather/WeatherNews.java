package dev.pacenote.server.weather;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.digest.DigestSection.Block;
import dev.pacenote.domain.digest.DigestSection.Counting;
import dev.pacenote.domain.digest.DigestSection.LeftOut;
import dev.pacenote.domain.digest.DigestSection.Link;
import dev.pacenote.domain.digest.DigestSection.Rest;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Storms: looked for once a day, told to whoever wants to hear of them, in words of their own. */
final class WeatherNews implements DailySource, SectionWriter, DigestSectionRenderer {

    static final Topic STORM = new Topic("weather.storm");

    /** What a notice of a storm says. */
    record Storm(String from) implements NoticeFacts {}

    static final FactsCodec<Storm> CODEC =
            new FactsCodec<>(
                    Storm.class,
                    storm -> StoredFacts.builder().with("from", storm.from()).build(),
                    stored -> new Storm(stored.get("from")));

    private final DigestNotices notices;
    private final InstantSource clock;
    private final Ids ids;
    private final Set<AccountId> listeners = ConcurrentHashMap.newKeySet();

    private record Told(UUID pass, AccountId person) {}

    private final Set<Told> told = ConcurrentHashMap.newKeySet();

    WeatherNews(DigestNotices notices, InstantSource clock, Ids ids) {
        this.notices = notices;
        this.clock = clock;
        this.ids = ids;
    }

    void listen(AccountId person) {
        listeners.add(person);
    }

    @Override
    public void survey(DailyRun run, Monitor monitor) {
        monitor.progress(new DailyRun.SurveyCount(1, 1, 1, 0));
    }

    @Override
    public List<SectionWriter> sections() {
        return List.of(this);
    }

    @Override
    public Topic topic() {
        return STORM;
    }

    @Override
    public List<AccountId> due(DailyRun run) {
        return listeners.stream()
                .filter(person -> !told.contains(new Told(run.pass(), person)))
                .toList();
    }

    @Override
    public boolean write(AccountId person, DailyRun run) {
        var now = clock.instant();
        notices.tell(
                person,
                run.date(),
                List.of(
                        new Notice(
                                ids.next(),
                                person,
                                new NoticeKey(STORM, "storm of " + run.date(), Optional.empty()),
                                new Timing(now, now),
                                new Storm("the west"),
                                Weight.NEWS)));
        told.add(new Told(run.pass(), person));
        return true;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String because() {
        return "you listen for storms";
    }

    @Override
    public String followed() {
        return "coast";
    }

    @Override
    public DigestSection write(Account reader, List<Notice> notices, Purpose purpose) {
        return new DigestSection(
                STORM,
                "Storms over you",
                notices.size() + " storm",
                notices.size() + " storm over you",
                notices.stream().map(WeatherNews::block).toList(),
                LeftOut.naming(
                        new Counting(
                                "storm",
                                Optional.empty(),
                                Optional.empty(),
                                new Link("storms", URI.create("https://x.example/storms")))),
                Optional.empty(),
                notices.size());
    }

    private static Block block(Notice notice) {
        return new Block(
                "A storm",
                Optional.of("It comes from " + notice.facts(Storm.class).from() + "."),
                List.of(),
                List.of(),
                new Rest(0, "", Optional.empty()),
                0,
                1);
    }

    @Override
    public String summary(int found, Coverage coverage) {
        return found + " storm told.";
    }
}

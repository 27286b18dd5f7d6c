package dev.pacenote.application.platform;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.PreferenceChanges;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** Things to test with, each different from every other. */
public final class Samples {

    /** A moment in the middle of some day. */
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private Samples() {}

    public static String word() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    public static NewAccount newAccount() {
        var word = word();
        return newAccount("Fox " + word, word + "@example.org");
    }

    public static NewAccount newAccount(String username, String email) {
        return new NewAccount(
                new Username(username),
                new EmailAddress(email),
                Role.USER,
                Optional.of(NOON),
                NOON);
    }

    /** An account that has no address. */
    public static NewAccount newAccountWithoutAddress() {
        return new NewAccount(new Username("Fox " + word()), Optional.empty(), Role.USER, NOON);
    }

    /** The address of an account that has one. */
    public static EmailAddress address(Account account) {
        return account.email().orElseThrow();
    }

    public static Account account(Accounts accounts) {
        return added(accounts, newAccount());
    }

    public static Account added(Accounts accounts, NewAccount account) {
        return accounts.insert(account);
    }

    /** Changes an account that is there, and gives it as it is afterwards. */
    public static Account changed(
            Accounts accounts, AccountId id, UnaryOperator<Account> transition) {
        return new AccountChanges(accounts).change(id, transition).orElseThrow().after();
    }

    /** Changes whether somebody gets daily mail, and gives what they prefer afterwards. */
    public static NoticePreferences mailing(
            NoticePreferencesStore preferences, AccountId id, UnaryOperator<DailyMail> transition) {
        return new PreferenceChanges(preferences).dailyMail(id, transition).orElseThrow().after();
    }

    public static MapUid map() {
        return new MapUid("map_" + word());
    }

    public static ExchangeMap exchangeMap(MapUid uid) {
        return new ExchangeMap(uid, 11, new MapName("$f00Canyon"), MapType.RACE);
    }

    public static PlayerId driver() {
        return new PlayerId(UUID.randomUUID());
    }

    public static Entry entry(PlayerId driver, int position, int score, Instant at) {
        return new Entry(driver, position, Score.of(score), Optional.of(at), Zone.named("France"));
    }

    public static Board board(MapUid map, Entry... entries) {
        return new Board(map, List.of(entries));
    }

    public static final Topic WEATHER = new Topic("sample.weather");

    /** What a notice of the topic {@link #WEATHER} says. */
    public record Wind(String from, OptionalInt knots) implements NoticeFacts {

        public static final FactsCodec<Wind> CODEC =
                new FactsCodec<>(
                        Wind.class,
                        wind ->
                                StoredFacts.builder()
                                        .with("wind", wind.from())
                                        .with("knots", wind.knots().orElse(0))
                                        .build(),
                        stored ->
                                new Wind(
                                        stored.get("wind"),
                                        OptionalInt.of(Integer.parseInt(stored.get("knots")))));
    }

    /** A topic as an area defines it. */
    public static TopicDefinition topic(Topic topic, Optional<RetentionPeriod> keep) {
        return new TopicDefinition(topic, Wind.CODEC, keep, Optional.empty());
    }

    /** Found at noon of {@link #DAY}, about the key's first letter. */
    public static Notice notice(AccountId account, String key, Weight weight) {
        return notice(account, WEATHER, key, NOON, weight);
    }

    /** Of a topic that nobody defines, unless it is {@link #WEATHER}. */
    public static Notice notice(
            AccountId account, Topic topic, String key, Instant foundAt, Weight weight) {
        var from = "north; -- 'quoted' <b>";
        return new Notice(
                UUID.randomUUID(),
                account,
                new NoticeKey(topic, key, Optional.of(key.substring(0, 1))),
                new Timing(NOON, foundAt),
                topic.equals(WEATHER)
                        ? new Wind(from, OptionalInt.of(12))
                        : StoredFacts.builder().with("wind", from).build(),
                weight);
    }

    /** Runs the same work on many threads that all start together; returns every result. */
    public static <T> List<T> atOnce(int threads, Callable<T> work) {
        var barrier = new CyclicBarrier(threads);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < threads; i++) {
                futures.add(
                        pool.submit(
                                () -> {
                                    barrier.await();
                                    return work.call();
                                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Waits for a condition and fails when it does not come true; the limit only ends a test that
     * would wait for ever, however busy the machine is.
     */
    public static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(3))
                .until(condition);
    }
}

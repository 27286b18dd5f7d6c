package dev.pacenote.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What goes wrong, and how often. Everything is off at first; probabilities are between 0 and 1 and
 * concern single requests.
 */
public final class Faults {

    /** The kinds of trouble that a request may meet. */
    public enum Kind {
        /** 429, with {@code Retry-After: 1}. */
        TOO_MANY,
        /** 500, with a body of any shape seen upstream. */
        ERROR,
        /** No answer until the guest gives up. */
        SILENCE,
        /** {@code []} where an object was asked for. */
        EMPTY_LIST,
        /** An HTML page with status 200. */
        HTML
    }

    private final Random random;
    private final Map<Kind, Double> probability = new ConcurrentHashMap<>();
    private final Set<String> deadMaps = ConcurrentHashMap.newKeySet();
    private final Set<String> deletedMaps = ConcurrentHashMap.newKeySet();
    private volatile double stale;
    private volatile Duration boardLag = Duration.ZERO;
    private volatile Duration positionLag = Duration.ZERO;
    private volatile double omitted;
    private volatile boolean newTiesRankBehind;
    private volatile double confusedTies;
    private volatile boolean exchangeDown;
    private volatile boolean everythingDown;
    private volatile boolean loginRefused;
    private volatile boolean cursorStuck;
    private volatile boolean namesDown;
    private volatile Duration latency = Duration.ZERO;

    public Faults(long seed) {
        this.random = new Random(seed);
    }

    public synchronized boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    synchronized int choose(int bound) {
        return random.nextInt(bound);
    }

    public Faults with(Kind kind, double often) {
        probability.put(kind, often);
        return this;
    }

    boolean strikes(Kind kind) {
        return chance(probability.getOrDefault(kind, 0.0));
    }

    /** Boards that are shown as they stood {@code lag} ago, for that share of the requests. */
    public Faults stale(double share, Duration lag) {
        stale = share;
        boardLag = lag;
        return this;
    }

    Duration boardLag() {
        return chance(stale) ? boardLag : Duration.ZERO;
    }

    /** How old the snapshot behind the position endpoint is: 0 to 6 hours upstream. */
    public Faults positionLag(Duration lag) {
        positionLag = lag;
        return this;
    }

    Duration positionLag() {
        return positionLag;
    }

    /** Share of maps that the position endpoint leaves out. */
    public Faults omitted(double share) {
        omitted = share;
        return this;
    }

    boolean omits() {
        return chance(omitted);
    }

    /** Tie model B: a new equal score ranks behind the standing ones. Otherwise model A. */
    public Faults newTiesRankBehind(boolean on) {
        newTiesRankBehind = on;
        return this;
    }

    /** Share of the answers that follow the other tie model. */
    public Faults confusedTies(double share) {
        confusedTies = share;
        return this;
    }

    boolean newTiesRankBehind() {
        return newTiesRankBehind != chance(confusedTies);
    }

    /** This map answers 500 whatever happens. */
    public Faults dead(String mapUid) {
        deadMaps.add(mapUid);
        return this;
    }

    boolean isDead(String mapUid) {
        return deadMaps.contains(mapUid);
    }

    /** The leaderboards do not know this map, though the exchange still lists it. */
    public Faults deleted(String mapUid) {
        deletedMaps.add(mapUid);
        return this;
    }

    boolean isDeleted(String mapUid) {
        return deletedMaps.contains(mapUid);
    }

    public Faults exchangeDown(boolean on) {
        exchangeDown = on;
        return this;
    }

    boolean exchangeDown() {
        return exchangeDown;
    }

    /** Every service closes the connection without an answer. */
    public Faults everythingDown(boolean on) {
        everythingDown = on;
        return this;
    }

    boolean everythingDown() {
        return everythingDown;
    }

    public Faults loginRefused(boolean on) {
        loginRefused = on;
        return this;
    }

    boolean loginRefused() {
        return loginRefused;
    }

    /** The exchange answers every page with the first one. */
    public Faults cursorStuck(boolean on) {
        cursorStuck = on;
        return this;
    }

    boolean cursorStuck() {
        return cursorStuck;
    }

    public Faults namesDown(boolean on) {
        namesDown = on;
        return this;
    }

    boolean namesDown() {
        return namesDown;
    }

    /** How long every answer takes. */
    public Faults latency(Duration time) {
        latency = time;
        return this;
    }

    Duration latency() {
        return latency;
    }

    /** Everything works again. */
    public void clear() {
        probability.clear();
        deadMaps.clear();
        deletedMaps.clear();
        stale(0, Duration.ZERO).positionLag(Duration.ZERO).omitted(0).newTiesRankBehind(false);
        confusedTies(0);
        exchangeDown(false).everythingDown(false).loginRefused(false).cursorStuck(false);
        namesDown(false).latency(Duration.ZERO);
    }
}

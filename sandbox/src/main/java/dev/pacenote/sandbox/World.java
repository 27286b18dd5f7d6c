package dev.pacenote.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that exists in the sandbox: users of the exchange, players, maps. Its boards are those
 * of its clock's moment. What is invented depends on the seed alone.
 */
public final class World {

    private final InstantSource clock;
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Map<UUID, Player> players = new ConcurrentHashMap<>();
    private final Map<Long, TmxUser> users = new ConcurrentHashMap<>();
    private final List<Story> stories = new ArrayList<>();

    /** Something that goes on as days pass, told one day after the other. */
    interface Story {
        void tell(LocalDate day);
    }

    private LocalDate toldUntil;

    /**
     * @param start the first day on which something happens
     */
    public World(InstantSource clock, LocalDate start) {
        this.clock = clock;
        this.toldUntil = start.minusDays(1);
    }

    public Instant now() {
        return clock.instant();
    }

    synchronized void add(Story story) {
        stories.add(story);
    }

    public synchronized void add(Track track) {
        tracks.put(track.uid(), track);
        track.authors().forEach(this::add);
    }

    public void add(TmxUser user) {
        users.put(user.id(), user);
    }

    public Player add(Player player) {
        players.put(player.id(), player);
        return player;
    }

    /** Tells every story up to the clock's day; everything dated later stays in the future. */
    private void catchUp() {
        var today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        while (toldUntil.isBefore(today)) {
            toldUntil = toldUntil.plusDays(1);
            for (var story : stories) {
                story.tell(toldUntil);
            }
        }
    }

    public synchronized Optional<Track> track(String uid) {
        catchUp();
        return Optional.ofNullable(tracks.get(uid));
    }

    /** Somebody drives this score now. */
    public void drive(Track track, Player player, int score) {
        track.drive(new Track.Driven(add(player), score, now()));
    }

    /** Everything that a player has driven on a map up to that moment is withdrawn at it. */
    public void withdraw(Track track, UUID player, Instant at) {
        track.remove(player, at);
    }

    /** A player calls themselves something else from now on. */
    public void rename(UUID player, String name) {
        players.computeIfPresent(player, (id, known) -> new Player(id, name, known.zone()));
    }

    /** A record that is driven at that moment, which may lie ahead. */
    public void drive(Track track, Player player, int score, Instant at) {
        track.drive(new Track.Driven(add(player), score, at));
    }

    public synchronized List<Track> tracks() {
        catchUp();
        return List.copyOf(tracks.values());
    }

    public Optional<Player> player(UUID id) {
        return Optional.ofNullable(players.get(id));
    }

    public Collection<Player> players() {
        return players.values();
    }

    public Collection<TmxUser> users() {
        return users.values();
    }

    /** The map disappears from everywhere. */
    public synchronized void forget(String uid) {
        tracks.remove(uid);
    }
}

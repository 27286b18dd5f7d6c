package dev.pacenote.domain.streams.golive;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a broadcast beside that it is there. Twitch tells it late and not at once.
 *
 * @param title empty while it is not known
 * @param game empty while it is not known, or none is played
 * @param thumbnail the address of a picture; {@code {width}} and {@code {height}} stand in it
 */
public record BroadcastFacts(
        String title, String game, OptionalInt viewers, Optional<String> thumbnail) {

    public static final BroadcastFacts UNKNOWN =
            new BroadcastFacts("", "", OptionalInt.empty(), Optional.empty());

    /** Whether nothing is missing that Twitch could still tell. */
    public boolean isComplete() {
        return !title.isEmpty() && !game.isEmpty() && viewers.isPresent() && thumbnail.isPresent();
    }

    /** Whether title and game are the same, whoever watches. */
    public boolean showsTheSameAs(BroadcastFacts other) {
        return title.equals(other.title) && game.equals(other.game);
    }

    /** With what a newer answer says; what that leaves out stays known. */
    public BroadcastFacts updated(BroadcastFacts newer) {
        return new BroadcastFacts(
                newer.title.isEmpty() ? title : newer.title,
                newer.game.isEmpty() ? game : newer.game,
                newer.viewers.isPresent() ? newer.viewers : viewers,
                newer.thumbnail.or(() -> thumbnail));
    }

    /** A channel says what it shows now; it may also say that no game is played. */
    public BroadcastFacts showing(String nextTitle, String nextGame) {
        return new BroadcastFacts(nextTitle, nextGame, viewers, thumbnail);
    }
}

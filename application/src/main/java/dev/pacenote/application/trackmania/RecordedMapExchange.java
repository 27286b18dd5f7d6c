package dev.pacenote.application.trackmania;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists that were asked for beforehand; what was not asked, or failed, fails. */
final class RecordedMapExchange implements MapExchange {

    private final MapExchange real;
    private final Map<String, Author> authors = new HashMap<>();
    private final Map<AuthorId, List<MapListing>> byAuthor = new HashMap<>();
    private final Map<String, List<MapListing>> byName = new HashMap<>();

    RecordedMapExchange(MapExchange real) {
        this.real = real;
    }

    /** Asks for an alert's list the way a run does; what fails stays unknown. */
    Set<MapUid> readMaps(MapperAlert alert, Username owner) {
        try {
            var author = alert.author().or(() -> learnAuthor(owner));
            var maps =
                    author.isPresent()
                            ? byAuthor.computeIfAbsent(author.get(), real::mapsBy)
                            : byName.computeIfAbsent(owner.value(), real::mapsByName);
            return maps.stream().map(listing -> listing.map().uid()).collect(Collectors.toSet());
        } catch (UpstreamException e) {
            return Set.of();
        }
    }

    private Optional<AuthorId> learnAuthor(Username owner) {
        var author = real.author(owner.value());
        author.ifPresent(found -> authors.put(owner.value(), found));
        return author.map(Author::id);
    }

    private static <T> T known(@Nullable T answer) {
        if (answer == null) {
            throw new UpstreamException(UpstreamException.Kind.FAILED, "not asked beforehand");
        }
        return answer;
    }

    @Override
    public List<Author> search(String text) {
        return List.of();
    }

    @Override
    public Optional<Author> author(String name) {
        return Optional.ofNullable(authors.get(name));
    }

    @Override
    public List<MapListing> mapsBy(AuthorId author) {
        return known(byAuthor.get(author));
    }

    @Override
    public List<MapListing> mapsByName(String name) {
        return known(byName.get(name));
    }

    @Override
    public List<MapListing> byUids(Collection<MapUid> maps) {
        return List.of();
    }

    @Override
    public Found findMaps(String text, int limit) {
        return new Found(List.of(), false);
    }
}

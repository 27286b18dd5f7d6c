package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Authors and maps of an exchange in memory, which may be away; notes what it was asked for. */
public final class InMemoryMapExchange implements MapExchange {

    public final List<Author> authors = new ArrayList<>();
    public final Map<AuthorId, List<MapListing>> byAuthor = new HashMap<>();
    public final Map<String, List<MapListing>> byName = new HashMap<>();
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    public boolean isAway;

    /** An author with maps. */
    public Author list(String name, MapListing... maps) {
        var author = new Author(new AuthorId(authors.size() + 1L), name);
        authors.add(author);
        byAuthor.put(author.id(), List.of(maps));
        return author;
    }

    private void ask(String what) {
        asked.add(what);
        if (isAway) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "no answer");
        }
    }

    private List<MapListing> all() {
        return byAuthor.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Author> search(String text) {
        ask("search " + text);
        return authors.stream().filter(author -> author.name().contains(text)).toList();
    }

    @Override
    public Optional<Author> author(String name) {
        ask("author " + name);
        return authors.stream().filter(author -> author.name().equalsIgnoreCase(name)).findFirst();
    }

    @Override
    public List<MapListing> mapsBy(AuthorId author) {
        ask("maps by " + author);
        return byAuthor.getOrDefault(author, List.of());
    }

    @Override
    public List<MapListing> mapsByName(String name) {
        ask("maps by name " + name);
        return byName.getOrDefault(name, List.of());
    }

    @Override
    public List<MapListing> byUids(Collection<MapUid> maps) {
        ask("maps");
        return all().stream().filter(map -> maps.contains(map.map().uid())).toList();
    }

    @Override
    public Found findMaps(String text, int limit) {
        ask("maps named " + text);
        var found = all().stream().filter(map -> map.map().name().raw().contains(text)).toList();
        return new Found(found.stream().limit(limit).toList(), found.size() > limit);
    }
}

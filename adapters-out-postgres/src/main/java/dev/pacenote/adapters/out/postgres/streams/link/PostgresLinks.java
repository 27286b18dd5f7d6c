package dev.pacenote.adapters.out.postgres.streams.link;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.streams.StoredFields;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.OverridesFields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.template.TemplateText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Which servers follow which channels, in Postgres. */
@Singleton
public final class PostgresLinks implements Links {

    private final LinkRows rows;

    PostgresLinks(LinkRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Link> find(Link.Key key) {
        return links(rows.find(key.guild().value(), key.streamer().value())).stream().findFirst();
    }

    @Override
    public List<Link> of(GuildId guild) {
        return links(rows.ofGuild(guild.value()));
    }

    @Override
    public List<Link> of(StreamerId streamer) {
        return links(rows.ofStreamer(streamer.value()));
    }

    @Override
    public List<Link> addedBy(AccountId admin) {
        return links(rows.addedBy(admin.value()));
    }

    @Override
    public List<Link> all() {
        return links(rows.all());
    }

    private static List<Link> links(List<LinkRows.Row> found) {
        return found.stream().map(PostgresLinks::link).toList();
    }

    private static Link link(LinkRows.Row row) {
        return new Link(
                new Link.Key(new GuildId(row.guild()), new StreamerId(row.streamer())),
                Optional.ofNullable(row.addedByAdmin()).map(AccountId::new),
                row.addedAt(),
                row.enabled(),
                OverridesFields.read(StoredFields.read(row.overrides()), LinkOverrides.NONE),
                new TemplateText(row.customText()),
                row.version());
    }

    @Override
    public SaveResult<Link> save(Link link) {
        var overrides = Json.write(OverridesFields.write(link.overrides()));
        int saved =
                link.version() == 0
                        ? rows.insert(
                                link.guild().value(),
                                link.streamer().value(),
                                link.addedByAdmin().map(AccountId::value).orElse(null),
                                Rows.microseconds(link.addedAt()),
                                link.enabled(),
                                overrides,
                                link.text().source())
                        : rows.update(
                                link.guild().value(),
                                link.streamer().value(),
                                link.enabled(),
                                overrides,
                                link.text().source(),
                                link.version());
        return saved == 1
                ? new SaveResult.Saved<>(link.savedAs(link.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public boolean remove(Link.Key key) {
        return rows.remove(key.guild().value(), key.streamer().value()) > 0;
    }
}

package dev.pacenote.application.contracts.streams.golive;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.InMemoryAnnouncements;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.InMemoryBroadcasts;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.InMemoryGuilds;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.application.streams.link.InMemoryStreamers;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;

/** The ways of broadcasts to servers in memory. */
class InMemoryAnnouncementsTest implements AnnouncementsContract {

    private final Tables tables = new Tables();

    @Override
    public Announcements announcements() {
        return new InMemoryAnnouncements(tables);
    }

    @Override
    public Broadcasts broadcasts() {
        return new InMemoryBroadcasts(tables);
    }

    @Override
    public Links links() {
        return new InMemoryLinks(tables);
    }

    @Override
    public Guilds guilds() {
        return new InMemoryGuilds(tables);
    }

    @Override
    public Streamers streamers() {
        return new InMemoryStreamers(tables);
    }
}

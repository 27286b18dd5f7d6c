package dev.pacenote.application.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;

/** A channel that one server follows. */
final class FollowedChannel {

    final StreamsWorld world = new StreamsWorld();
    final Streamer ada = world.streamer("ada");
    final Link link = world.followed(ada);

    Announcement announcement(String twitchId) {
        return world.announcements(twitchId).getFirst();
    }

    void isPostedOnce(AnnouncementReason how) {
        assertThat(world.discord.messages).hasSize(1);
        assertThat(announcement("41").state()).isInstanceOf(AnnouncementState.Sent.class);
        assertThat(announcement("41").state().reason()).isEqualTo(how);
        assertThat(world.post(announcement("41")).orElseThrow().id())
                .isEqualTo(world.discord.messages.getFirst().id());
    }
}

package dev.pacenote.assembly.streams;

import dev.pacenote.application.streams.golive.SendAnnouncements;
import dev.pacenote.application.streams.golive.broadcast.EndBroadcasts;
import dev.pacenote.application.streams.golive.broadcast.LearnFacts;
import dev.pacenote.application.streams.golive.member.TellMembers;
import dev.pacenote.application.streams.golive.post.UpdatePosts;
import dev.pacenote.application.streams.intake.HandleDiscordEvents;
import dev.pacenote.application.streams.intake.HandleTwitchMessages;
import dev.pacenote.application.streams.role.GiveRoles;
import dev.pacenote.application.streams.role.LevelManagedRoles;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** The steps from Twitch to Discord, for whatever works them off. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class StreamsStepsFactory {

    @Singleton
    StreamsSteps streamsSteps(
            HandleTwitchMessages messages,
            HandleDiscordEvents events,
            LearnFacts facts,
            SendAnnouncements announcements,
            TellMembers members,
            EndBroadcasts ends,
            UpdatePosts posts,
            LevelManagedRoles roles,
            GiveRoles holders) {
        return new StreamsSteps(
                List.of(
                        new StreamsSteps.Step("streams-intake", messages::handle),
                        new StreamsSteps.Step("streams-events", events::handle),
                        new StreamsSteps.Step("streams-facts", facts::learn)),
                new StreamsSteps.Posts("streams-posts", () -> some(announcements, posts)),
                List.of(
                        new StreamsSteps.Step("streams-members", members::tell),
                        new StreamsSteps.Step("streams-ends", ends::end),
                        new StreamsSteps.Step("streams-edits", posts::update),
                        new StreamsSteps.Step("streams-roles", roles::level),
                        new StreamsSteps.Step("streams-role-holders", holders::give)));
    }

    /** Posts go first; in the upkeep changes go on a little meanwhile. */
    private static boolean some(SendAnnouncements announcements, UpdatePosts posts) {
        return announcements.sendSome() || posts.updateSome();
    }
}

package dev.pacenote.assembly.messages;

import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.assembly.sandbox.DemoPerson;
import dev.pacenote.assembly.sandbox.DemoStory;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The sandbox's first person has friends, who write first when the days have passed. */
@Singleton
@Requires(property = Choices.AREA + MessagesArea.NAME, value = "true")
@Requires(property = "pacenote.sandbox", value = "true")
@Requires(beans = DemoFriends.class)
final class MessagesStory implements DemoStory {

    /** Nobody logs in as a friend, but who wants to may. */
    private static final String PASSWORD = "sandbox-demo";

    private final RegisterAccount registration;
    private final DemoFriends friends;

    MessagesStory(RegisterAccount registration, DemoFriends friends) {
        this.registration = registration;
        this.friends = friends;
    }

    @Override
    public void begin(DemoPerson person, AccountId account) {
        if (person != DemoPerson.FIRST) {
            return;
        }
        for (var friend : DemoFriend.values()) {
            registration.register(
                    new RegisterAccount.Command(
                            new EmailAddress(friend.email()),
                            new RawPassword(PASSWORD),
                            new Username(friend.username()),
                            "friends"));
        }
    }

    @Override
    public void end(DemoPerson person, AccountId account) {
        if (person == DemoPerson.FIRST) {
            friends.greet(account);
        }
    }
}

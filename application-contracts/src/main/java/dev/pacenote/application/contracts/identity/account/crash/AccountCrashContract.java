package dev.pacenote.application.contracts.identity.account.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.session.LogIn;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.Session;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every use case of accounts and administration, crashed before and after each call of a port and
 * then repeated as the person would repeat it. Right after the crash, and what it left handed on,
 * all of the change is there or none; after the repeat all of it is.
 */
public interface AccountCrashContract {

    Stores stores();

    Outbox outbox();

    AccountMailCodec codec();

    @TestFactory
    default Stream<DynamicTest> a_crash_at_any_point_leaves_nothing_half_done() {
        return Stories.all()
                .map(told -> DynamicTest.dynamicTest(told.what(), () -> crashEverywhere(told)));
    }

    private void crashEverywhere(Stories.Told told) {
        var whole = CrashPoint.whole();
        var reference = new AccountsWorld(stores(), outbox(), codec());
        var story = told.story().apply(reference);
        story.act(reference.useCases(whole));
        story.isDone();
        assertThat(whole.points()).isPositive();

        for (int point = 0; point < whole.points(); point++) {
            var world = new AccountsWorld(stores(), outbox(), codec());
            crashAt(point, world, told.story().apply(world), told.what());
        }
    }

    private static void crashAt(int point, AccountsWorld world, Story story, String what) {
        try {
            story.act(world.useCases(CrashPoint.at(point)));
        } catch (CrashPoint.Crash crash) {
            // Nobody got an answer.
        }
        try {
            world.sweep();
            story.isWholeOrNothing();
            story.repeat(world.useCases(CrashPoint.whole()));
            world.sweep();
            story.isDone();
        } catch (AssertionError e) {
            throw new AssertionError(
                    what + ", crashed at point " + point + ": " + e.getMessage(), e);
        }
    }

    @Test
    default void a_log_in_that_overlaps_a_new_password_opens_nothing() {
        var world = new AccountsWorld(stores(), outbox(), codec());
        var account = world.account();
        var session = world.session(account);
        var useCases = world.useCases(CrashPoint.whole());
        // The old password was found right, and is replaced before the session opens.
        var overtaken =
                world.useCases(CrashPoint.whole())
                        .logInWith(
                                () ->
                                        useCases.changePassword()
                                                .change(
                                                        new ChangePassword.Command(
                                                                account.id(),
                                                                session.id(),
                                                                "old password",
                                                                new RawPassword("new password"))));

        var result =
                overtaken.logIn(
                        new LogIn.Command(
                                Samples.address(account).value(),
                                "old password",
                                new Session.ClientInfo("Opera", "203.0.113.66")));

        assertThat(result).isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(stores().sessions().of(account.id(), world.now))
                .extracting(Session::id)
                .containsExactly(session.id());
    }
}

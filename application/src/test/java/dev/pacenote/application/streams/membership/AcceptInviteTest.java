package dev.pacenote.application.streams.membership;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.membership.AcceptInvite.Result;
import dev.pacenote.application.streams.membership.ManageInvites.Members;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.Invite.Validity;
import dev.pacenote.domain.streams.membership.InviteCode;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How people come into a server by an invite of ours. */
class AcceptInviteTest {

    private static final AccountId ADMIN = new AccountId(42);

    private final ClubWorld world = opened();

    private static ClubWorld opened() {
        var world = new ClubWorld();
        world.guild(false);
        return world;
    }

    private Invite invite(int hours, int uses) {
        return invite(world, hours, uses);
    }

    private static Invite invite(ClubWorld world, int hours, int uses) {
        if (world.manageInvites(CrashPoint.whole()).create(CLUB, ADMIN, hours, uses)
                instanceof ManageInvites.Created.Ok(var invite)) {
            return invite;
        }
        throw new AssertionError("no invite");
    }

    private Result accept(Invite invite, AccountId account) {
        return world.acceptInvites(CrashPoint.whole()).accept(invite.code(), account);
    }

    private int useCount(Invite invite) {
        return world.invites.find(invite.code()).orElseThrow().uses().count();
    }

    private GuildAccess access(AccountId account) {
        return world.memberships.find(account, CLUB);
    }

    @Test
    void of_twenty_who_accept_a_one_use_invite_at_once_one_comes_in_and_may_come_again() {
        var invite = invite(0, 1);
        var people = IntStream.range(0, 20).mapToObj(_ -> world.account()).toList();
        var turn = Collections.synchronizedList(new ArrayList<>(people));

        var results =
                Samples.atOnce(20, () -> accept(invite, turn.removeFirst()) instanceof Result.Good);

        assertThat(results).containsOnlyOnce(true);
        assertThat(useCount(invite)).isEqualTo(1);
        var inside = people.stream().filter(it -> access(it).isMember()).toList();
        assertThat(inside).hasSize(1);
        assertThat(accept(invite, inside.getFirst())).isInstanceOf(Result.Good.class);
        assertThat(accept(invite, world.account())).isEqualTo(new Result.UsedUp());
        assertThat(useCount(invite)).isEqualTo(1);
    }

    @Test
    void an_account_that_accepts_ten_times_at_once_is_counted_once() {
        var invite = invite(0, 0);
        var account = world.account();

        assertThat(Samples.atOnce(10, () -> accept(invite, account)))
                .allMatch(Result.Good.class::isInstance);

        assertThat(useCount(invite)).isEqualTo(1);
    }

    @Test
    void who_is_in_the_server_already_uses_nothing_up_and_stays_an_admin() {
        var invite = invite(0, 1);
        world.memberships.save(Membership.byDiscord(ADMIN, CLUB, true, world.now));

        assertThat(accept(invite, ADMIN)).isInstanceOf(Result.Good.class);

        assertThat(useCount(invite)).isZero();
        assertThat(access(ADMIN).isAdmin()).isTrue();
        assertThat(access(ADMIN).isInvited()).isTrue();
    }

    @Test
    void an_invite_shows_its_server_to_anybody_until_it_is_over() {
        var invite = invite(1, 0);
        var looks = world.acceptInvites(CrashPoint.whole());
        assertThat(looks.look(invite.code(), "198.18.0.1"))
                .isInstanceOfSatisfying(
                        Result.Good.class,
                        it -> assertThat(it.guild().name()).isEqualTo("Speed Club"));
        world.now = world.now.plus(Duration.ofHours(1));

        assertThat(looks.look(invite.code(), "198.18.0.1")).isEqualTo(new Result.Expired());
        assertThat(accept(invite, world.account())).isEqualTo(new Result.Expired());
        assertThat(looks.look(InviteCode.of(UUID.randomUUID()), "198.18.0.1"))
                .isEqualTo(new Result.NotFound());
    }

    @Test
    void nobody_guesses_codes() {
        var looks = world.acceptInvites(CrashPoint.whole());
        var code = InviteCode.of(UUID.randomUUID());
        for (int i = 0; i < 30; i++) {
            looks.look(code, "198.18.0.1");
            looks.accept(code, ADMIN);
        }

        assertThat(looks.look(code, "198.18.0.1")).isInstanceOf(Result.TooMany.class);
        assertThat(looks.accept(code, ADMIN)).isInstanceOf(Result.TooMany.class);
        assertThat(looks.look(code, "198.18.0.2")).isEqualTo(new Result.NotFound());
    }

    @Test
    void a_deleted_invite_lets_nobody_in_and_those_who_came_stay_unless_they_are_to_leave() {
        var account = world.account();
        var manage = world.manageInvites(CrashPoint.whole());
        var first = invite(0, 0);
        accept(first, account);
        var other = new GuildId("900000000000000009");
        assertThat(manage.remove(other, first.id(), Members.LEAVE)).isEmpty();

        assertThat(manage.remove(CLUB, first.id(), Members.STAY)).isPresent();
        assertThat(manage.remove(CLUB, first.id(), Members.STAY)).isEmpty();
        assertThat(access(account).isMember()).isTrue();
        assertThat(accept(first, account)).isEqualTo(new Result.NotFound());

        var second = invite(0, 0);
        var guest = world.account();
        accept(second, guest);
        world.memberships.save(Membership.byDiscord(ADMIN, CLUB, true, world.now));
        accept(second, ADMIN);
        manage.remove(CLUB, second.id(), Members.LEAVE);
        assertThat(access(guest).isMember()).isFalse();
        assertThat(access(ADMIN).isAdmin()).isTrue();
        assertThat(access(ADMIN).isInvited()).isFalse();
        assertThat(access(account).isMember()).as("by another invite").isTrue();
    }

    @Test
    void a_server_has_fifty_invites_that_are_good_also_when_many_are_made_at_once() {
        for (int i = 0; i < 46; i++) {
            invite(1, 0);
        }
        var manage = world.manageInvites(CrashPoint.whole());

        var made = Samples.atOnce(8, () -> manage.create(CLUB, ADMIN, 1, 0));

        assertThat(made).filteredOn(ManageInvites.Created.Ok.class::isInstance).hasSize(4);
        world.now = world.now.plus(Duration.ofHours(1));
        invite(0, 0);
        assertThat(manage.of(CLUB))
                .hasSize(51)
                .filteredOn(it -> it.validity() == Validity.VALID)
                .hasSize(1);
    }

    @Test
    void an_invite_of_impossible_length_is_not_made() {
        assertThatThrownBy(() -> invite(8_761, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> invite(0, 10_001)).isInstanceOf(InvalidValueException.class);
        assertThat(world.invites.of(CLUB)).isEmpty();
    }

    @Test
    void a_crash_leaves_somebody_in_and_counted_or_neither() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = opened();
                            private final Invite invite = invite(club, 0, 1);
                            private final AccountId account = club.account();

                            @Override
                            public void act(CrashPoint crash) {
                                club.acceptInvites(crash).accept(invite.code(), account);
                            }

                            private boolean isIn() {
                                return club.memberships.find(account, CLUB).isInvited();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(
                                                club.invites
                                                        .find(invite.code())
                                                        .orElseThrow()
                                                        .uses()
                                                        .count())
                                        .isEqualTo(isIn() ? 1 : 0);
                                assertThat(club.invites.usersOf(invite.id()))
                                        .hasSize(isIn() ? 1 : 0);
                            }

                            @Override
                            public void isDone() {
                                isWholeOrNothing();
                                assertThat(isIn()).isTrue();
                            }
                        });
    }

    @Test
    void a_crash_leaves_an_invite_with_its_members_or_neither() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = opened();
                            private final Invite invite = invite(club, 0, 0);
                            private final AccountId account = club.account();

                            {
                                club.acceptInvites(CrashPoint.whole())
                                        .accept(invite.code(), account);
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                club.manageInvites(crash).remove(CLUB, invite.id(), Members.LEAVE);
                            }

                            private boolean isThere() {
                                return club.invites.find(invite.code()).isPresent();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(club.memberships.find(account, CLUB).isMember())
                                        .isEqualTo(isThere());
                            }

                            @Override
                            public void isDone() {
                                isWholeOrNothing();
                                assertThat(isThere()).isFalse();
                            }
                        });
    }
}

package dev.pacenote.domain.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastAdminRuleTest {

    private static final Account ADMIN =
            new NewAccount(
                            new Username("Boss"),
                            new EmailAddress("boss@example.org"),
                            Role.ADMIN,
                            Optional.empty(),
                            Instant.EPOCH)
                    .withId(new AccountId(1));

    private final LastAdminRule one = new LastAdminRule(1);

    @Test
    void the_last_admin_is_neither_demoted_nor_disabled_nor_removed() {
        assertThat(one.permits(ADMIN, Optional.of(ADMIN.as(Role.USER)))).isFalse();
        assertThat(one.permits(ADMIN, Optional.of(ADMIN.enabled(false)))).isFalse();
        assertThat(one.permits(ADMIN, Optional.empty())).isFalse();
    }

    @Test
    void one_of_two_admins_may_go() {
        var two = new LastAdminRule(2);

        assertThat(two.permits(ADMIN, Optional.of(ADMIN.as(Role.USER)))).isTrue();
        assertThat(two.permits(ADMIN, Optional.empty())).isTrue();
    }

    @Test
    void whoever_is_no_active_admin_may_always_be_changed() {
        for (var person : List.of(ADMIN.as(Role.USER), ADMIN.enabled(false))) {
            assertThat(one.permits(person, Optional.empty())).isTrue();
            assertThat(one.permits(person, Optional.of(ADMIN))).isTrue();
        }
    }
}

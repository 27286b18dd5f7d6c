package dev.pacenote.domain.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "false, false, 2, OPEN",
        "false, false, 3, FULL",
        "false, false, 4, FULL",
        "false, true, 2, EMAIL_TAKEN",
        "true, false, 2, USERNAME_TAKEN",
        "true, true, 3, USERNAME_TAKEN",
        "false, true, 3, EMAIL_TAKEN",
    })
    void names_are_looked_at_before_the_number_of_accounts(
            boolean usernameTaken,
            boolean emailTaken,
            int accounts,
            RegistrationPolicy.Decision decision) {
        var situation = new RegistrationPolicy.Situation(usernameTaken, emailTaken, accounts);

        assertThat(new RegistrationPolicy(3).decide(situation)).isEqualTo(decision);
    }
}

package dev.pacenote.assembly.messages;

import java.util.List;

/** Whom one can write to in the sandbox: each answers by itself. */
enum DemoFriend {
    ANN(
            "Ann Berg",
            "ann@example.org",
            "Somebody took the lead on your Mellow Tunnel. Did you see it?",
            List.of(
                    "On it. Give me ten minutes.",
                    "Three tenths off, all of it in the last turn.",
                    "See you at the next cup.")),
    LAYLA(
            "ليلى",
            "layla@example.org",
            "مرحبا! خريطتك الجديدة رائعة 👏",
            List.of("شكرا جزيلا!", "أتدرب عليها كل يوم.", "Which gate do you mean, 3 or 4?")),
    TEO(
            "Teo",
            "teo@example.org",
            "When do you build the next one?",
            List.of(
                    "Good. I test it as soon as it is there.",
                    "Ha, that is what everybody says 🏁",
                    "Done. Look at your records tomorrow at 05:00."));

    private final String username;
    private final String email;
    private final String greeting;
    private final List<String> answers;

    DemoFriend(String username, String email, String greeting, List<String> answers) {
        this.username = username;
        this.email = email;
        this.greeting = greeting;
        this.answers = answers;
    }

    String username() {
        return username;
    }

    String email() {
        return email;
    }

    /** What they write first. */
    String greeting() {
        return greeting;
    }

    /** What they answer, the next one each time. */
    String answer(long number) {
        return answers.get(Math.floorMod(number, answers.size()));
    }
}

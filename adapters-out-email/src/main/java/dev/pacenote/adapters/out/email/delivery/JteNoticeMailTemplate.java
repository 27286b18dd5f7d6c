package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.application.delivery.mail.NoticeMail;
import dev.pacenote.application.delivery.mail.NoticeMailTemplate;
import jakarta.inject.Singleton;

/** Mails about notices as text and HTML. */
@Singleton
public final class JteNoticeMailTemplate implements NoticeMailTemplate {

    private static final String TEMPLATE = "notice-mail";

    private final MailTemplates templates;

    public JteNoticeMailTemplate(MailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public MailText render(NoticeMail mail) {
        var view = NoticeMailView.of(mail);
        return new MailText(
                view.subject(), templates.text(TEMPLATE, view), templates.html(TEMPLATE, view));
    }
}

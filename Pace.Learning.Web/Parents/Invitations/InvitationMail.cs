using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.Invitations;

/// <summary>What a parent reads first. Somebody else may see the screen: neither subject nor text says what it is about.</summary>
internal static class InvitationMail
{
    public const string Subject = "A note for you";

    public static MailText Text(PublicUrl site, string token) => new MailText()
        .Paragraph("Hello,")
        .Paragraph("We spoke about something you might like to be part of. Here is some more about it. Reading it does not sign you up for anything.")
        .Link("Read it when you have a quiet moment. The link works for four weeks", site.Of(InvitedModel.Address(token)))
        .Paragraph("If it is not for you, you don't need to do a thing. That is always all right.");
}

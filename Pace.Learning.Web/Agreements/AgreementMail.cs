using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform;
using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Web.Agreements;

/// <summary>
/// Who hears of what. Mail is written in the transaction of the act that causes it. Somebody who is asked to sign two documents at once gets one mail, with one link.
/// </summary>
internal sealed class AgreementMail(PaceDbContext db, Outbox outbox, PublicUrl site, AreaDirectory areas, PersonDirectory people, IOptions<PaceOptions> options)
{
    private const string Invitation = "Something for you to read and sign";
    private const string News = "About the agreement that you have a part in";
    private readonly Dictionary<Guid, IReadOnlyList<string>> leads = [];
    private bool isSilent;

    public void Begin() => leads.Clear();

    /// <summary>Writes nothing from now on: made-up people get no mail.</summary>
    public void BeSilent() => isSilent = true;

    public async Task WriteAsync(IReadOnlyList<Agreement> agreements, DateTime now, CancellationToken cancellation)
    {
        if (isSilent)
        {
            return;
        }
        Invite([.. agreements.SelectMany(s => s.Happened.Where(NeedsLink).Select(e => (s, e)))], now);
        foreach (var agreement in agreements)
        {
            foreach (var happened in agreement.Happened)
            {
                await TellAsync(agreement, happened, cancellation);
            }
        }
    }

    private static bool NeedsLink(AgreementEvent happened) => happened.Signatory is { State: SignatoryState.Invited }
        && happened.Kind is AgreementEventKind.Invited or AgreementEventKind.Resent or AgreementEventKind.LinkRenewed or AgreementEventKind.Reminded or AgreementEventKind.Reinvited;

    private void Invite(IReadOnlyList<(Agreement Agreement, AgreementEvent Event)> asked, DateTime now)
    {
        // There can be no link without the site's address. Whoever acts does so in a request; only made-up data is made without one.
        foreach (var person in asked.Where(_ => site.IsKnown).Where(a => a.Event.Signatory!.State == SignatoryState.Invited).GroupBy(a => a.Event.Signatory!.NormalizedEmail))
        {
            var (first, all) = (person.First(), person.ToList());
            var (link, token) = SigningLink.For(first.Event.Signatory!.Email!, now);
            db.SigningLinks.Add(link);
            all.ForEach(a => a.Event.Signatory!.LinkBy(link.Id));
            outbox.Add(link.Email, Invitation, InvitationText(all, site.Of($"/agreements/link/{token}")), $"agreement/link/{link.Id:N}");
        }
    }

    private static MailText InvitationText(List<(Agreement Agreement, AgreementEvent Event)> asked, string url)
    {
        var (agreement, happened) = asked[0];
        var signatory = happened.Signatory!;
        var titles = AgreementLabels.List(asked.Select(a => $"the {a.Agreement.DocumentTitle}").Distinct());
        var text = new MailText().Paragraph($"Hello {signatory.PersonName},").Paragraph(happened.Kind switch
        {
            AgreementEventKind.Reminded => $"You were asked to read and sign {titles} for {agreement.AreaName}, as {signatory.Role} at {signatory.AgencyName}. There is still time.",
            AgreementEventKind.Reinvited => $"You said no to {titles} for {agreement.AreaName}. You are asked once more, with this answer: {happened.Words}",
            AgreementEventKind.LinkRenewed => $"Here is the new link that you asked for, to read and sign {titles} for {agreement.AreaName}.",
            _ => $"You are asked to read and sign {titles} for {agreement.AreaName}, as {signatory.Role} at {signatory.AgencyName}.",
        });
        if (signatory.OnBehalfOf is { } other)
        {
            text.Paragraph($"You would sign in your own name, on behalf of {other}, who named you.");
        }
        return text
            .Link($"Read it when it suits you. The link is for you alone, and is open until {Dates.Long(signatory.ExpiresAt!.Value)}", url)
            .Paragraph("When you open it, we send a code to this address, to be sure that it is you. Please don’t forward the link: nobody else can use it. If somebody else should sign, you can name them on the page.")
            .Paragraph("You can also say no there, and say why.");
    }

    private async Task TellAsync(Agreement agreement, AgreementEvent happened, CancellationToken cancellation)
    {
        var (signatory, what) = (happened.Signatory, $"the {agreement.DocumentTitle} for {agreement.AreaName}");
        switch (happened.Kind)
        {
            case AgreementEventKind.Signed:
                Send(signatory!.Email, new MailText()
                    .Paragraph($"Hello {signatory.PersonName},")
                    .Paragraph($"Thank you. You signed {what} on {Dates.LongWithTime(signatory.Signature!.SignedAt)}, as {signatory.Signature.TypedRole}.")
                    .Paragraph($"What you signed has the SHA-256 {agreement.DocumentSha256}. We write to you when it is in force.")
                    .Paragraph("If it was not you who signed, please answer this mail at once."), happened);
                break;
            case AgreementEventKind.Declined:
                await TellAllAsync(agreement, happened,
                    $"{signatory!.PersonName} ({signatory.Role}, {signatory.AgencyName}) has said no to {what}. They wrote: {happened.Words}",
                    "Nobody signs until the area’s lead has decided how to go on. What was signed stays signed.", cancellation);
                break;
            case AgreementEventKind.Delegated:
                await TellLeadsAsync(agreement, happened,
                    $"{signatory!.PersonName} ({signatory.Role}, {signatory.AgencyName}) has named somebody else to sign {what}. They wrote: {happened.Words}", cancellation);
                break;
            case AgreementEventKind.Replaced or AgreementEventKind.Removed when signatory is not null:
                ThankForNothing(agreement, happened, what);
                break;
            case AgreementEventKind.Expired:
                await TellLeadsAsync(agreement, happened,
                    $"The invitation of {signatory!.PersonName} ({signatory.Role}, {signatory.AgencyName}) to sign {what} has ended without an answer. You can send it again, or ask somebody else.", cancellation);
                break;
            case AgreementEventKind.Completed:
                await TellLeadsAsync(agreement, happened, $"Everybody has signed {what}. We check it now and countersign; then it is in force.", cancellation);
                Send(options.Value.Organisation.ContactEmail, WithLink(new MailText().Paragraph($"Everybody has signed {what}. It waits to be countersigned."), $"/manage/agreements/{agreement.Id}"), happened);
                break;
            case AgreementEventKind.Questioned:
                await TellLeadsAsync(agreement, happened, $"Before we countersign {what}, we would like to know: {happened.Words}", cancellation);
                break;
            case AgreementEventKind.Answered:
                Send(options.Value.Organisation.ContactEmail, WithLink(new MailText().Paragraph($"There is an answer about {what}: {happened.Words}"), $"/manage/agreements/{agreement.Id}"), happened);
                break;
            case AgreementEventKind.Countersigned:
                await TellAllAsync(agreement, happened, $"{AgreementLabels.Capital(what)} is in force. Thank you for signing it.",
                    $"It is to be reviewed with parents by {AgreementLabels.Day(agreement.ReviewOn!.Value)}, and its term ends on {AgreementLabels.Day(agreement.EndsOn!.Value)}.", cancellation);
                break;
            case AgreementEventKind.Cancelled:
                await TellAllAsync(agreement, happened, $"The signing of {what} has been stopped. The reason given: {happened.Words}", "You don’t need to do anything. Links that we sent no longer work.", cancellation);
                break;
            case AgreementEventKind.Withdrawn:
                await TellAllAsync(agreement, happened, $"{agreement.AreaName} has withdrawn from the {agreement.DocumentTitle}. The reason given: {happened.Words}", "That it was signed stays on the public record.", cancellation);
                break;
            case AgreementEventKind.Lapsed:
                await TellAllAsync(agreement, happened, $"{AgreementLabels.Capital(what)} has lapsed: its time ran out before it was signed anew.", "It can be signed anew at any time.", cancellation);
                break;
            case AgreementEventKind.Reinstated:
                await TellAllAsync(agreement, happened, $"{AgreementLabels.Capital(what)} is in force again. The reason given: {happened.Words}", null, cancellation);
                break;
            case AgreementEventKind.RenewalAsked:
                await TellLeadsAsync(agreement, happened, agreement.RenewalVersion > agreement.Version
                    ? $"There is a new version of the {agreement.DocumentTitle}. Please have it signed for {agreement.AreaName} by {AgreementLabels.Day(agreement.LapsesOn!.Value)}; until then the version that was signed stays in force."
                    : $"The term of {what} ends on {AgreementLabels.Day(agreement.EndsOn!.Value)}. Please have it signed anew by {AgreementLabels.Day(agreement.LapsesOn!.Value)}.", cancellation);
                break;
            case AgreementEventKind.EndNear:
                await TellLeadsAsync(agreement, happened, $"{AgreementLabels.Capital(what)} lapses on {AgreementLabels.Day(agreement.LapsesOn!.Value)} unless it is signed anew by then.", cancellation);
                break;
            case AgreementEventKind.ReviewDue:
                await TellLeadsAsync(agreement, happened, $"{AgreementLabels.Capital(what)} is to be reviewed with parents by {AgreementLabels.Day(agreement.ReviewOn!.Value)}. The review is open: you can say for each promise how far it is kept.",
                    cancellation, PlanAddresses.Reviews(agreement.Id));
                break;
            case AgreementEventKind.Reviewed:
                await TellAllAsync(agreement, happened, $"The review of {what} is closed and public: {happened.Words}", $"The next one is due by {AgreementLabels.Day(agreement.ReviewOn!.Value)}.", cancellation);
                break;
            default:
                break;
        }
    }

    private void ThankForNothing(Agreement agreement, AgreementEvent happened, string what)
    {
        var gone = happened.Kind == AgreementEventKind.Removed
            ? happened.Signatory!
            : agreement.Signatories.Where(p => p.State == SignatoryState.Removed && p.RoleKey == happened.Signatory!.RoleKey && p.Since == happened.At).MaxBy(p => p.Id);
        if (gone?.InvitedAt is not null)
        {
            Send(gone.Email, new MailText().Paragraph($"Hello {gone.PersonName},").Paragraph($"You are no longer asked to sign {what}. You don’t need to do anything; links that we sent no longer work."), happened);
        }
    }

    private async Task TellAllAsync(Agreement agreement, AgreementEvent happened, string first, string? second, CancellationToken cancellation)
    {
        var people = agreement.Signatories.Where(p => p.HasAPart && p.InvitedAt is not null).Select(p => p.Email).OfType<string>();
        foreach (var address in people.Concat(await LeadsOfAsync(agreement, cancellation)).DistinctBy(EmailAddress.Normalized))
        {
            var text = new MailText().Paragraph("Hello,").Paragraph(first);
            Send(address, Status(second is null ? text : text.Paragraph(second), agreement), happened);
        }
    }

    private async Task TellLeadsAsync(Agreement agreement, AgreementEvent happened, string words, CancellationToken cancellation, string? at = null)
    {
        foreach (var address in await LeadsOfAsync(agreement, cancellation))
        {
            var text = new MailText().Paragraph("Hello,").Paragraph(words);
            Send(address, at is null ? Status(text, agreement) : WithLink(text, at), happened);
        }
    }

    private async Task<IReadOnlyList<string>> LeadsOfAsync(Agreement agreement, CancellationToken cancellation)
    {
        if (!leads.TryGetValue(agreement.AreaId, out var addresses))
        {
            var ids = await areas.LeadsOfAsync(agreement.AreaId, cancellation);
            leads[agreement.AreaId] = addresses = [.. (await people.OfAsync(ids, cancellation)).Values.Select(p => p.Email).Where(e => e.Length > 0)];
        }
        return addresses;
    }

    private MailText Status(MailText text, Agreement agreement) => WithLink(text, agreement.WasInForce ? $"/agreements/check/{agreement.Code}" : $"/agreements/{agreement.Id}");

    private MailText WithLink(MailText text, string path) => site.IsKnown ? text.Link("See where it stands", site.Of(path)) : text;

    // Once an event and address: a second try of the same act can't send a second mail.
    private void Send(string? to, MailText text, AgreementEvent happened)
    {
        if (to is not null)
        {
            outbox.Add(to, News, text, $"agreement/{happened.AgreementId:N}/{happened.Number}/{Signatures.TextHash.Of(EmailAddress.Normalized(to))[..16]}");
        }
    }
}

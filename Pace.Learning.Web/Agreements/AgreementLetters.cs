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
internal sealed class AgreementLetters(PaceDbContext db, Outbox outbox, PublicUrl site, AreaDirectory areas, IOptions<PaceOptions> options)
{
    private const string Invitation = "Something for you to read and sign";
    private const string News = "About the agreement that you have a part in";
    private readonly Dictionary<Guid, IReadOnlyList<string>> leads = [];
    private bool isSilent;

    public void Begin() => leads.Clear();

    /// <summary>Writes nothing from now on: made-up people get no mail.</summary>
    public void BeSilent() => isSilent = true;

    public async Task WriteAsync(IReadOnlyList<SignUp> signUps, DateTime now, CancellationToken cancellation)
    {
        if (isSilent)
        {
            return;
        }
        Invite([.. signUps.SelectMany(s => s.Happened.Where(NeedsLink).Select(e => (s, e)))], now);
        foreach (var signUp in signUps)
        {
            foreach (var happened in signUp.Happened)
            {
                await TellAsync(signUp, happened, cancellation);
            }
        }
    }

    private static bool NeedsLink(AgreementEvent happened) => happened.Place is { State: PlaceState.Invited }
        && happened.Kind is AgreementEventKind.Invited or AgreementEventKind.Resent or AgreementEventKind.LinkRenewed or AgreementEventKind.Reminded or AgreementEventKind.Reinvited;

    private void Invite(IReadOnlyList<(SignUp SignUp, AgreementEvent Event)> asked, DateTime now)
    {
        // There can be no link without the site's address. Whoever acts does so in a request; only made-up data is made without one.
        foreach (var person in asked.Where(_ => site.IsKnown).Where(a => a.Event.Place!.State == PlaceState.Invited).GroupBy(a => a.Event.Place!.NormalizedEmail))
        {
            var (first, all) = (person.First(), person.ToList());
            var (link, token) = SigningLink.For(first.Event.Place!.Email!, now);
            db.SigningLinks.Add(link);
            all.ForEach(a => a.Event.Place!.LinkBy(link.Id));
            outbox.Add(link.Email, Invitation, InvitationText(all, site.Of($"/agreements/link/{token}")), $"agreement/link/{link.Id:N}");
        }
    }

    private static MailText InvitationText(List<(SignUp SignUp, AgreementEvent Event)> asked, string url)
    {
        var (signUp, happened) = asked[0];
        var place = happened.Place!;
        var titles = Words.List(asked.Select(a => $"the {a.SignUp.DocumentTitle}").Distinct());
        var text = new MailText().Paragraph($"Hello {place.PersonName},").Paragraph(happened.Kind switch
        {
            AgreementEventKind.Reminded => $"You were asked to read and sign {titles} for {signUp.AreaName}, as {place.Role} at {place.AgencyName}. There is still time.",
            AgreementEventKind.Reinvited => $"You said no to {titles} for {signUp.AreaName}. You are asked once more, with this answer: {happened.Words}",
            AgreementEventKind.LinkRenewed => $"Here is the new link that you asked for, to read and sign {titles} for {signUp.AreaName}.",
            _ => $"You are asked to read and sign {titles} for {signUp.AreaName}, as {place.Role} at {place.AgencyName}.",
        });
        if (place.OnBehalfOf is { } other)
        {
            text.Paragraph($"You would sign in your own name, on behalf of {other}, who named you.");
        }
        return text
            .Link($"Read it when it suits you. The link is for you alone, and is open until {Dates.Long(place.ExpiresAt!.Value)}", url)
            .Paragraph("When you open it, we send a code to this address, to be sure that it is you. Please don’t forward the link: nobody else can use it. If somebody else should sign, you can name them on the page.")
            .Paragraph("You can also say no there, and say why.");
    }

    private async Task TellAsync(SignUp signUp, AgreementEvent happened, CancellationToken cancellation)
    {
        var (place, what) = (happened.Place, $"the {signUp.DocumentTitle} for {signUp.AreaName}");
        switch (happened.Kind)
        {
            case AgreementEventKind.Signed:
                Send(place!.Email, new MailText()
                    .Paragraph($"Hello {place.PersonName},")
                    .Paragraph($"Thank you. You signed {what} on {Dates.LongWithTime(place.Signature!.SignedAt)}, as {place.Signature.TypedRole}.")
                    .Paragraph($"What you signed has the SHA-256 {signUp.DocumentSha256}. We write to you when it is in force.")
                    .Paragraph("If it was not you who signed, please answer this mail at once."), happened);
                break;
            case AgreementEventKind.Declined:
                await TellAllAsync(signUp, happened,
                    $"{place!.PersonName} ({place.Role}, {place.AgencyName}) has said no to {what}. They wrote: {happened.Words}",
                    "Nobody signs until the area’s lead has decided how to go on. What was signed stays signed.", cancellation);
                break;
            case AgreementEventKind.Delegated:
                await TellLeadsAsync(signUp, happened,
                    $"{place!.PersonName} ({place.Role}, {place.AgencyName}) has named somebody else to sign {what}. They wrote: {happened.Words}", cancellation);
                break;
            case AgreementEventKind.Replaced or AgreementEventKind.Removed when place is not null:
                ThankForNothing(signUp, happened, what);
                break;
            case AgreementEventKind.Expired:
                await TellLeadsAsync(signUp, happened,
                    $"The invitation of {place!.PersonName} ({place.Role}, {place.AgencyName}) to sign {what} has ended without an answer. You can send it again, or ask somebody else.", cancellation);
                break;
            case AgreementEventKind.Completed:
                await TellLeadsAsync(signUp, happened, $"Everybody has signed {what}. We check it now and countersign; then it is in force.", cancellation);
                Send(options.Value.Organisation.ContactEmail, WithLink(new MailText().Paragraph($"Everybody has signed {what}. It waits to be countersigned."), $"/manage/agreements/{signUp.Id}"), happened);
                break;
            case AgreementEventKind.Questioned:
                await TellLeadsAsync(signUp, happened, $"Before we countersign {what}, we would like to know: {happened.Words}", cancellation);
                break;
            case AgreementEventKind.Answered:
                Send(options.Value.Organisation.ContactEmail, WithLink(new MailText().Paragraph($"There is an answer about {what}: {happened.Words}"), $"/manage/agreements/{signUp.Id}"), happened);
                break;
            case AgreementEventKind.Countersigned:
                await TellAllAsync(signUp, happened, $"{Words.Capital(what)} is in force. Thank you for signing it.",
                    $"It is to be reviewed with parents by {Words.Day(signUp.ReviewOn!.Value)}, and its term ends on {Words.Day(signUp.EndsOn!.Value)}.", cancellation);
                break;
            case AgreementEventKind.Cancelled:
                await TellAllAsync(signUp, happened, $"The signing of {what} has been stopped. The reason given: {happened.Words}", "You don’t need to do anything. Links that we sent no longer work.", cancellation);
                break;
            case AgreementEventKind.Withdrawn:
                await TellAllAsync(signUp, happened, $"{signUp.AreaName} has withdrawn from the {signUp.DocumentTitle}. The reason given: {happened.Words}", "That it was signed stays on the public record.", cancellation);
                break;
            case AgreementEventKind.Lapsed:
                await TellAllAsync(signUp, happened, $"{Words.Capital(what)} has lapsed: its time ran out before it was signed anew.", "It can be signed anew at any time.", cancellation);
                break;
            case AgreementEventKind.Reinstated:
                await TellAllAsync(signUp, happened, $"{Words.Capital(what)} is in force again. The reason given: {happened.Words}", null, cancellation);
                break;
            case AgreementEventKind.RenewalAsked:
                await TellLeadsAsync(signUp, happened, signUp.RenewalVersion > signUp.Version
                    ? $"There is a new version of the {signUp.DocumentTitle}. Please have it signed for {signUp.AreaName} by {Words.Day(signUp.LapsesOn!.Value)}; until then the version that was signed stays in force."
                    : $"The term of {what} ends on {Words.Day(signUp.EndsOn!.Value)}. Please have it signed anew by {Words.Day(signUp.LapsesOn!.Value)}.", cancellation);
                break;
            case AgreementEventKind.EndNear:
                await TellLeadsAsync(signUp, happened, $"{Words.Capital(what)} lapses on {Words.Day(signUp.LapsesOn!.Value)} unless it is signed anew by then.", cancellation);
                break;
            case AgreementEventKind.ReviewDue:
                await TellLeadsAsync(signUp, happened, $"{Words.Capital(what)} is to be reviewed with parents by {Words.Day(signUp.ReviewOn!.Value)}. The review is open: you can say for each promise how far it is kept.",
                    cancellation, PlanAddresses.Reviews(signUp.Id));
                break;
            case AgreementEventKind.Reviewed:
                await TellAllAsync(signUp, happened, $"The review of {what} is closed and public: {happened.Words}", $"The next one is due by {Words.Day(signUp.ReviewOn!.Value)}.", cancellation);
                break;
            default:
                break;
        }
    }

    private void ThankForNothing(SignUp signUp, AgreementEvent happened, string what)
    {
        var gone = happened.Kind == AgreementEventKind.Removed
            ? happened.Place!
            : signUp.Places.Where(p => p.State == PlaceState.Removed && p.RoleKey == happened.Place!.RoleKey && p.Since == happened.At).MaxBy(p => p.Id);
        if (gone?.InvitedAt is not null)
        {
            Send(gone.Email, new MailText().Paragraph($"Hello {gone.PersonName},").Paragraph($"You are no longer asked to sign {what}. You don’t need to do anything; links that we sent no longer work."), happened);
        }
    }

    private async Task TellAllAsync(SignUp signUp, AgreementEvent happened, string first, string? second, CancellationToken cancellation)
    {
        var people = signUp.Places.Where(p => p.HasAPart && p.InvitedAt is not null).Select(p => p.Email).OfType<string>();
        foreach (var address in people.Concat(await LeadsOfAsync(signUp, cancellation)).DistinctBy(EmailAddress.Normalized))
        {
            var text = new MailText().Paragraph("Hello,").Paragraph(first);
            Send(address, Status(second is null ? text : text.Paragraph(second), signUp), happened);
        }
    }

    private async Task TellLeadsAsync(SignUp signUp, AgreementEvent happened, string words, CancellationToken cancellation, string? at = null)
    {
        foreach (var address in await LeadsOfAsync(signUp, cancellation))
        {
            var text = new MailText().Paragraph("Hello,").Paragraph(words);
            Send(address, at is null ? Status(text, signUp) : WithLink(text, at), happened);
        }
    }

    private async Task<IReadOnlyList<string>> LeadsOfAsync(SignUp signUp, CancellationToken cancellation)
    {
        if (!leads.TryGetValue(signUp.AreaId, out var addresses))
        {
            var ids = await areas.LeadsOfAsync(signUp.AreaId, cancellation);
            leads[signUp.AreaId] = addresses = await db.Users.Where(u => ids.Contains(u.Id) && u.Email != null).Select(u => u.Email!).ToListAsync(cancellation);
        }
        return addresses;
    }

    private MailText Status(MailText text, SignUp signUp) => WithLink(text, signUp.WasInForce ? $"/agreements/check/{signUp.Code}" : $"/agreements/{signUp.Id}");

    private MailText WithLink(MailText text, string path) => site.IsKnown ? text.Link("See where it stands", site.Of(path)) : text;

    // Once an event and address: a second try of the same act can't send a second mail.
    private void Send(string? to, MailText text, AgreementEvent happened)
    {
        if (to is not null)
        {
            outbox.Add(to, News, text, $"agreement/{happened.SignUpId:N}/{happened.Number}/{Signatures.TextHash.Of(EmailAddress.Normalized(to))[..16]}");
        }
    }
}

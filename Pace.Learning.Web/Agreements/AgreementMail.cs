using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Letters;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Agreements;

/// <summary>
/// Who hears of what. Mail is written in the transaction of the act that causes it. Somebody who is asked to sign two documents at once gets one mail, with one link.
/// </summary>
internal sealed class AgreementMail(PaceDbContext db, Outbox outbox, PublicUrl site, AreaDirectory areas, PersonDirectory people, IOptions<PaceOptions> options)
{
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
            var letter = new InvitationLetter { Agreements = [.. all.Select(a => a.Agreement)], Happened = first.Event, Url = site.Of($"/agreements/link/{token}") };
            outbox.Add(link.Email, letter, $"agreement/link/{link.Id:N}");
        }
    }

    private async Task TellAsync(Agreement agreement, AgreementEvent happened, CancellationToken cancellation)
    {
        var status = Url(agreement.WasInForce ? $"/agreements/check/{agreement.Code}" : $"/agreements/{agreement.Id}");
        switch (happened.Kind)
        {
            case AgreementEventKind.Signed:
                Send(happened.Signatory!.Email, new SignedLetter { Agreement = agreement, Happened = happened });
                break;
            case AgreementEventKind.Declined:
                await TellAllAsync(new DeclinedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Delegated:
                await TellLeadsAsync(new DelegatedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Replaced or AgreementEventKind.Removed when happened.Signatory is not null:
                ThankForNothing(agreement, happened);
                break;
            case AgreementEventKind.Expired:
                await TellLeadsAsync(new ExpiredLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Completed:
                await TellLeadsAsync(new CompletedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                TellStaff(new WaitsForUsLetter { Agreement = agreement, Happened = happened, Url = Url($"/manage/agreements/{agreement.Id}") });
                break;
            case AgreementEventKind.Questioned:
                await TellLeadsAsync(new QuestionedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Answered:
                TellStaff(new AnsweredLetter { Agreement = agreement, Happened = happened, Url = Url($"/manage/agreements/{agreement.Id}") });
                break;
            case AgreementEventKind.Countersigned:
                await TellAllAsync(new InForceLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Cancelled:
                await TellAllAsync(new CancelledLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Withdrawn:
                await TellAllAsync(new WithdrawnLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Lapsed:
                await TellAllAsync(new LapsedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.Reinstated:
                await TellAllAsync(new ReinstatedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.RenewalAsked:
                await TellLeadsAsync(new RenewalAskedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.EndNear:
                await TellLeadsAsync(new EndNearLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            case AgreementEventKind.ReviewDue:
                await TellLeadsAsync(new ReviewDueLetter { Agreement = agreement, Happened = happened, Url = Url(PlanAddresses.Reviews(agreement.Id)) }, cancellation);
                break;
            case AgreementEventKind.Reviewed:
                await TellAllAsync(new ReviewedLetter { Agreement = agreement, Happened = happened, Url = status }, cancellation);
                break;
            default:
                break;
        }
    }

    private void ThankForNothing(Agreement agreement, AgreementEvent happened)
    {
        var gone = happened.Kind == AgreementEventKind.Removed
            ? happened.Signatory!
            : agreement.Signatories.Where(p => p.State == SignatoryState.Removed && p.RoleKey == happened.Signatory!.RoleKey && p.Since == happened.At).MaxBy(p => p.Id);
        if (gone?.InvitedAt is not null)
        {
            Send(gone.Email, new NoLongerAskedLetter { Agreement = agreement, Happened = happened, Name = gone.PersonName });
        }
    }

    private async Task TellAllAsync(AgreementNews letter, CancellationToken cancellation)
    {
        var people = letter.Agreement.Signatories.Where(p => p.HasAPart && p.InvitedAt is not null).Select(p => p.Email).OfType<string>();
        foreach (var address in people.Concat(await LeadsOfAsync(letter.Agreement, cancellation)).DistinctBy(EmailAddress.Normalized))
        {
            Send(address, letter);
        }
    }

    private async Task TellLeadsAsync(AgreementNews letter, CancellationToken cancellation)
    {
        foreach (var address in await LeadsOfAsync(letter.Agreement, cancellation))
        {
            Send(address, letter);
        }
    }

    private void TellStaff(AgreementNews letter) => Send(options.Value.Organisation.ContactEmail, letter);

    private async Task<IReadOnlyList<string>> LeadsOfAsync(Agreement agreement, CancellationToken cancellation)
    {
        if (!leads.TryGetValue(agreement.AreaId, out var addresses))
        {
            var ids = await areas.LeadsOfAsync(agreement.AreaId, cancellation);
            leads[agreement.AreaId] = addresses = [.. (await people.OfAsync(ids, cancellation)).Values.Select(p => p.Email).Where(e => e.Length > 0)];
        }
        return addresses;
    }

    private string? Url(string path) => site.IsKnown ? site.Of(path) : null;

    // Once an event and address: a second try of the same act can't send a second mail.
    private void Send(string? to, AgreementNews letter)
    {
        if (to is not null)
        {
            var happened = letter.Happened;
            outbox.Add(to, letter, $"agreement/{happened.AgreementId:N}/{happened.Number}/{Signatures.TextHash.Of(EmailAddress.Normalized(to))[..16]}");
        }
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Status;

/// <summary>What a lead does with a few words.</summary>
internal enum ActKind
{
    Add,
    Replace,
    Reinvite,
    Remove,
    Cancel,
    Answer,
    Withdraw,
    Reinstate,
}

/// <summary>One act on an agreement that needs a form.</summary>
[AllowAnonymous]
internal sealed class ActModel(AgreementViewers viewers, AgreementRecorder acts, AreaDirectory areas) : AgreementPage(viewers)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ActKind Kind { get; private set; }

    public Signatory? Signatory { get; private set; }

    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];

    public static IReadOnlyList<Choice> Levels { get; } = [.. WorkforceLevels.All.Select(l => new Choice(l.Slug, l.Title))];

    /// <summary>What the page says and asks.</summary>
    public (string Heading, string Lead, string Label, string Button) Text => Kind switch
    {
        ActKind.Add => ("Ask one more person to sign", "They sign in addition to those whom the document requires.", "", "Ask them"),
        ActKind.Replace => ($"Ask somebody else than {Signatory!.PersonName}", $"They are asked as {Signatory.Role}, {Signatory.AgencyName}. {Signatory.PersonName} is told that they don’t need to sign.", "", "Ask them"),
        ActKind.Reinvite => ($"Ask {Signatory!.PersonName} once more", "Answer what they wrote. They get it with the new invitation, and everybody can read it here.", "Your answer", "Ask again"),
        ActKind.Remove => ($"No longer ask {Signatory!.PersonName}", "They are told that they don’t need to sign. Their link stops working.", "", "Don’t ask them any more"),
        ActKind.Cancel => ("Stop this sign-up", "Everybody who was asked is told, with the reason. What was signed so far comes to nothing. You can start a new one afterwards.", "Why does it stop?", "Stop it"),
        ActKind.Answer => ("Answer our question", $"We asked: {Agreement.Question}", "Your answer", "Send the answer"),
        ActKind.Withdraw => ("Withdraw from the agreement", "It is no longer in force from this moment, and everybody who signed is told. That it was signed, and that it was withdrawn, stays on the public record.", "Why does the area withdraw?", "Withdraw"),
        _ => ("Put it back in force", "Everybody who signed is told.", "Why is it put back in force?", "Put it back in force"),
    };

    public bool AsksForPerson => Kind is ActKind.Add or ActKind.Replace;

    public bool AsksForUntil => Kind == ActKind.Reinstate && Agreement.LapsesOn <= LondonTime.DayOf(acts.Now);

    public static string Address(Guid id, ActKind kind, Guid? signatory = null) =>
        $"/agreements/{id}/act/{kind.ToString().ToLowerInvariant()}{(signatory is null ? "" : $"?signatory={signatory}")}";

    public async Task<IActionResult> OnGetAsync(Guid id, string act, Guid? signatory, CancellationToken cancellation) =>
        await MissingAsync(id, act, signatory, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, string act, Guid? signatory, CancellationToken cancellation)
    {
        if (await MissingAsync(id, act, signatory, cancellation) is { } missing)
        {
            return missing;
        }
        if (await DoAsync(id, cancellation) is { } refusal)
        {
            Refuse(refusal with { Field = refusal.Field is "Reason" or "Answer" or "Comment" ? "Words" : refusal.Field });
            return Page();
        }
        this.Notify("Done. Everybody who needs to know has a mail.");
        return Redirect(AgreementAddresses.Status(id));
    }

    private async Task<Refusal?> DoAsync(Guid id, CancellationToken cancellation)
    {
        var (by, signatoryId) = (Seen.ActorId, Signatory?.Id ?? Guid.Empty);
        if (Kind == ActKind.Reinstate)
        {
            return await acts.ReinstateAsync(id, by, Input.Words, Input.Until.Date, cancellation);
        }
        SignatoryDetails? wanted = null;
        if (Kind == ActKind.Add)
        {
            if (WorkforceLevels.Parse(Input.Level ?? "") is not { } level)
            {
                return new Refusal("Level", "Choose the level they work at");
            }
            if (Agencies.FirstOrDefault(a => a.Value.Length > 0 && a.Value == Input.Agency) is not { } agency)
            {
                return new Refusal("Agency", "Choose their agency");
            }
            wanted = new SignatoryDetails
            {
                RoleKey = "", Role = Input.Role ?? "", Level = level, AgencyId = Guid.Parse(agency.Value), AgencyName = agency.Text, IsRequired = false,
                Order = Agreement.Signatories.Max(p => p.Order) + 1, Name = Input.Name ?? "", Email = Input.Email ?? "",
            };
        }
        return await acts.ActAsync(id, (agreement, now) => Kind switch
        {
            ActKind.Add => agreement.Add(wanted!, by, now),
            ActKind.Replace => agreement.Replace(signatoryId, by, Input.Name, Input.Email, now),
            ActKind.Reinvite => agreement.Reinvite(signatoryId, by, Input.Words, now),
            ActKind.Remove => agreement.Remove(signatoryId, by, now),
            ActKind.Cancel => agreement.Cancel(by, Input.Words, now),
            ActKind.Answer => agreement.Answer(by, Input.Words, now),
            _ => agreement.Withdraw(by, Input.Words, now),
        }, cancellation);
    }

    private async Task<IActionResult?> MissingAsync(Guid id, string act, Guid? signatory, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!Seen.MayLead || !Enum.TryParse<ActKind>(act, ignoreCase: true, out var kind) || (kind == ActKind.Reinstate && !Seen.AgreementViewer.IsStaff))
        {
            return NotFound();
        }
        (Kind, Signatory) = (kind, signatory is { } signatoryId ? Agreement.Find(signatoryId) : null);
        if (kind is ActKind.Replace or ActKind.Reinvite or ActKind.Remove && Signatory is null)
        {
            return NotFound();
        }
        if (kind == ActKind.Add)
        {
            Agencies = [new SelectListItem("", ""), .. (await areas.AgenciesAsync(Agreement.AreaId, cancellation)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        }
        return null;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>Whom.</summary>
        public string? Name { get; set; }

        /// <summary>Their address.</summary>
        public string? Email { get; set; }

        /// <summary>Their role.</summary>
        public string? Role { get; set; }

        /// <summary>Their level, as in files.</summary>
        public string? Level { get; set; }

        /// <summary>Their agency's id.</summary>
        public string? Agency { get; set; }

        /// <summary>The reason or answer.</summary>
        public string? Words { get; set; }

        /// <summary>Until when.</summary>
        public DateFields Until { get; set; } = new();
    }
}

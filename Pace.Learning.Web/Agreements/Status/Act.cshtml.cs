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
    Correct,
    Rename,
    Cancel,
    Answer,
    Withdraw,
    Confirm,
    StayIn,
    Reinstate,
}

/// <summary>One act on an agreement that needs a form.</summary>
[AllowAnonymous]
internal sealed class ActModel(AgreementViewers viewers, AgreementRecorder acts, AreaDirectory areas, PublishedContent published) : AgreementPage(viewers)
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
        ActKind.Replace => ($"Ask somebody else than {Signatory!.PersonName}", $"They are asked as {Signatory.Role}, {Signatory.AgencyName}. {(Signatory.InvitedAt is null ? $"{Signatory.PersonName} has not had an invitation yet, so we don’t write to them." : $"{Signatory.PersonName} is told that they don’t need to sign.")}", "", "Ask them"),
        ActKind.Reinvite => ($"Ask {Signatory!.PersonName} once more", "Answer what they wrote. They get it with the new invitation, and everybody can read it here.", "Your answer", "Ask again"),
        ActKind.Remove when StaysInPlace => ($"{Signatory!.PersonName} can’t be taken off", $"The {Agreement.DocumentTitle} needs somebody who signs as {Signatory.Role}, so this place can’t be left empty. You can do this instead:", "", ""),
        ActKind.Remove => ($"No longer ask {Signatory!.PersonName}", Signatory.InvitedAt is null ? "They have not had an invitation yet, so we don’t write to them." : "They are told that they don’t need to sign. Their link stops working.", "", "Don’t ask them any more"),
        ActKind.Correct => ($"Put right the role or agency of {Signatory!.PersonName}", "Everybody who was asked so far, and everybody who leads this for the area, is told what it was and what it is now.", "", "Put it right"),
        ActKind.Rename => (
            $"Put right the name of {Signatory!.PersonName}",
            "It is put right in every place in which the same person is asked here and has not signed yet. What they have signed stays as it is. "
            + "Everybody who was asked so far, and everybody who leads this for the area, is told what it was and what it is now.", "", "Put it right"),
        ActKind.Cancel => ("Stop this sign-up", "Everybody who was asked is told, with the reason. What was signed so far comes to nothing. You can start a new one afterwards.", "Why does it stop?", "Stop it"),
        ActKind.Answer => ("Answer our question", $"We asked: {Agreement.Question}", "Your answer", "Send the answer"),
        ActKind.Withdraw => (
            "Ask to withdraw from the agreement",
            "It takes two people: somebody else who acts for the area, or for Pace, has to confirm it. Until then it stays in force. The reason becomes public then: it stands on the area’s page, for good. Please name no person in it. "
            + "Who signed, and what reviews found, stays there to read as history.",
            "Why does the area withdraw? Everybody will be able to read this.", "Ask to withdraw"),
        ActKind.Confirm => (
            "Confirm the withdrawal",
            $"From the moment that you confirm it, the {Agreement.DocumentTitle} is no longer in force, everybody who signed is told, and this reason is public: “{Agreement.WithdrawalRequest!.Reason}” Who signed, and what reviews found, stays on the area’s page to read as history.",
            "", "Confirm: the area withdraws"),
        ActKind.StayIn => ("Stay in the agreement", "The request to withdraw comes to nothing, and the agreement stays in force. Both sides are told.", "", "Stay in"),
        _ => ("Put it back in force", "Everybody who signed is told.", "Why is it put back in force?", "Put it back in force"),
    };

    /// <summary>A place that the document requires is never empty.</summary>
    public bool StaysInPlace => Kind == ActKind.Remove && Signatory!.IsRequired;

    public bool AsksForPerson => Kind is ActKind.Add or ActKind.Replace;

    public bool AsksForUntil => Kind == ActKind.Reinstate && Agreement.LapsesOn <= LondonTime.DayOf(acts.Now);

    public static string Address(Guid id, ActKind kind, Guid? signatory = null) =>
        $"/agreements/{id}/act/{kind.ToString().ToLowerInvariant()}{(signatory is null ? "" : $"?signatory={signatory}")}";

    public async Task<IActionResult> OnGetAsync(Guid id, string act, Guid? signatory, CancellationToken cancellation)
    {
        if (await MissingAsync(id, act, signatory, cancellation) is { } missing)
        {
            return missing;
        }
        return WhyNot is { } refusal ? Leave(refusal.Words) : Show();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string act, Guid? signatory, CancellationToken cancellation)
    {
        if (await MissingAsync(id, act, signatory, cancellation) is { } missing)
        {
            return missing;
        }
        if (await DoAsync(id, cancellation) is { } refusal)
        {
            foreach (var wrong in refusal.Field.Length == 0 ? [refusal] : Problems(refusal))
            {
                Refuse(wrong with { Field = wrong.Field is "Reason" or "Answer" or "Comment" ? "Words" : wrong.Field });
            }
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
        if (Kind is ActKind.Add or ActKind.Correct && ChoiceProblems().FirstOrDefault() is { } wrong)
        {
            return wrong;
        }
        return await acts.ActAsync(id, (agreement, now) => Kind switch
        {
            ActKind.Add => agreement.Add(Wanted, by, now),
            ActKind.Correct => agreement.Correct(signatoryId, by, Input.Role, Guid.Parse(Agency!.Value), Agency.Text, now),
            ActKind.Rename => agreement.Rename(signatoryId, by, Input.Name, now),
            ActKind.Replace => agreement.Replace(signatoryId, by, Input.Name, Input.Email, now),
            ActKind.Reinvite => agreement.Reinvite(signatoryId, by, Input.Words, now),
            ActKind.Remove => agreement.Remove(signatoryId, by, now),
            ActKind.Cancel => agreement.Cancel(by, Input.Words, now),
            ActKind.Answer => agreement.Answer(by, Input.Words, now),
            ActKind.Withdraw => agreement.AskToWithdraw(Seen.Acting, Input.Words, now),
            ActKind.StayIn => agreement.StayIn(by, now),
            _ => agreement.Withdraw(Seen.Acting, now),
        }, cancellation);
    }

    private SelectListItem? Agency => Agencies.FirstOrDefault(a => a.Value.Length > 0 && a.Value == Input.Agency);

    private SignatoryDetails Wanted => new()
    {
        RoleKey = "", Role = Input.Role ?? "", Level = WorkforceLevels.Parse(Input.Level ?? "") ?? default, AgencyId = Guid.TryParse(Agency?.Value, out var id) ? id : default, AgencyName = Agency?.Text ?? "",
        IsRequired = false, Order = Agreement.Signatories.Max(p => p.Order) + 1, Name = Input.Name ?? "", Email = Input.Email ?? "",
    };

    /// <summary>All that is wrong with the form at once, in the order of its fields.</summary>
    private IEnumerable<Refusal> Problems(Refusal first) => Kind switch
    {
        ActKind.Add => ChoiceProblems().Concat(Agreement.PersonProblems(Wanted)),
        ActKind.Correct when ChoiceProblems().Any() => ChoiceProblems(),
        ActKind.Replace => Agreement.PersonProblems(Wanted with { Role = Signatory!.Role, AgencyId = Signatory.AgencyId, AgencyName = Signatory.AgencyName }, Signatory),
        _ => [first],
    };

    private IEnumerable<Refusal> ChoiceProblems()
    {
        if (Kind == ActKind.Add && WorkforceLevels.Parse(Input.Level ?? "") is null)
        {
            yield return new Refusal("Level", "Choose the level they work at");
        }
        if (Agency is null)
        {
            yield return new Refusal("Agency", Kind == ActKind.Add ? "Choose their agency" : $"Choose the agency of {Signatory!.PersonName}");
        }
    }

    /// <summary>Why it can't be done now: nobody fills in a form for nothing.</summary>
    private Refusal? WhyNot => Kind switch
    {
        ActKind.Confirm => Agreement.WhyNotConfirm(Seen.Acting),
        ActKind.Withdraw when Agreement.WithdrawalRequest is not null => new Refusal("", "Somebody has asked to withdraw already."),
        ActKind.Answer when Agreement.Question is null => new Refusal("", "No question is open."),
        _ => AgreementTransitions.Check(Act, Agreement.State) ?? (Signatory is { } signatory ? AgreementTransitions.Check(Act, signatory.State) : null),
    };

    private AgreementAct Act => Kind switch
    {
        ActKind.Add => AgreementAct.Add,
        ActKind.Replace => AgreementAct.Replace,
        ActKind.Reinvite => AgreementAct.Reinvite,
        ActKind.Remove => AgreementAct.Remove,
        ActKind.Correct => AgreementAct.Correct,
        ActKind.Rename => AgreementAct.Rename,
        ActKind.Cancel => AgreementAct.Cancel,
        ActKind.Answer => AgreementAct.Answer,
        ActKind.Withdraw => AgreementAct.AskToWithdraw,
        ActKind.Confirm => AgreementAct.Withdraw,
        ActKind.StayIn => AgreementAct.StayIn,
        _ => AgreementAct.Reinstate,
    };

    private RedirectResult Leave(string words)
    {
        this.Notify(words);
        return Redirect(AgreementAddresses.Status(Agreement.Id));
    }

    private PageResult Show()
    {
        if (Kind == ActKind.Correct)
        {
            (Input.Role, Input.Agency) = (Signatory!.Role, Signatory.AgencyId.ToString());
        }
        if (Kind == ActKind.Rename)
        {
            Input.Name = Signatory!.PersonName;
        }
        return Page();
    }

    private async Task<IActionResult?> MissingAsync(Guid id, string act, Guid? signatory, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!Seen.MayLead || !act.All(char.IsAsciiLetter) || !Enum.TryParse<ActKind>(act, ignoreCase: true, out var kind) || (kind == ActKind.Reinstate && !Seen.AgreementViewer.IsStaff))
        {
            return NotFound();
        }
        (Kind, Signatory) = (kind, signatory is { } signatoryId ? Agreement.Find(signatoryId) : null);
        if (kind is ActKind.Replace or ActKind.Reinvite or ActKind.Remove or ActKind.Correct or ActKind.Rename && Signatory is null)
        {
            return NotFound();
        }
        if (kind is ActKind.Confirm or ActKind.StayIn && Agreement.WithdrawalRequest is null)
        {
            return Leave("Nobody asks to withdraw any more.");
        }
        if (kind is ActKind.Add or ActKind.Correct)
        {
            var agencies = await areas.AgenciesAsync(Agreement.AreaId, cancellation);
            // A place that the document requires stays with the kind of agency that it asks for.
            var needed = kind == ActKind.Correct && Signatory!.IsRequired ? TextOf(Agreement, published.Library)?.Signatories.FirstOrDefault(r => r.Key == Signatory.RoleKey)?.Agency : null;
            Agencies = [new SelectListItem("", ""), .. agencies.Where(a => needed is null || a.Kind == needed).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
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

using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Courses.Certificates;
using Pace.Learning.Web.Participation.Talks;

namespace Pace.Learning.Web.Agreements;

/// <summary>
/// One area's signing of one version of one document, and all its rules. What it was asked to do it does or refuses with words; it never does half of it.
/// </summary>
public sealed class SignUp
{
    /// <summary>The longest comment, reason, question or answer, in characters.</summary>
    public const int CommentLength = 2000;

    /// <summary>How long invitations are open, in days, unless the lead chooses otherwise.</summary>
    public const int UsualDays = 21;

    /// <summary>The most people in one sign-up.</summary>
    public const int MostPlaces = 30;

    /// <summary>How far ahead a lapsed one can be put back in force, in days.</summary>
    public const int MostDaysBack = 92;

    /// <summary>Signed already: what a double click gets. Nothing happens, and nothing is wrong.</summary>
    public static readonly Refusal AlreadySigned = new("", "You have signed already. There is nothing more for you to do.");

    /// <summary>Somebody else's place, or nobody's.</summary>
    public static readonly Refusal NotYours = new("", "This place is not yours to sign. If you were asked before, the invitation has been changed since.");

    private readonly List<Place> places = [];
    private readonly List<AgreementEvent> happened = [];

    private SignUp()
    {
    }

    /// <summary>Begins one.</summary>
    public SignUp(Guid areaId, string areaName, AgreementDocument document, AgreementVersion version, Guid startedBy, DateTime now, Guid? replaces = null)
    {
        Id = Guid.CreateVersion7();
        (AreaId, AreaName) = (areaId, areaName);
        (DocumentId, DocumentTitle, Version) = (document.Id, document.Title, version.Number);
        (DocumentSha256, DeclarationSha256) = (version.Sha256, TextHash.Of(version.Declaration));
        Code = CertificateCode.New();
        (StartedBy, CreatedAt, StartedAt, Since) = (startedBy, now, now, now);
        Replaces = replaces;
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>What the area was called.</summary>
    public string AreaName { get; private set; } = "";

    /// <summary>The document.</summary>
    public string DocumentId { get; private set; } = "";

    /// <summary>What the document was called.</summary>
    public string DocumentTitle { get; private set; } = "";

    /// <summary>Which version.</summary>
    public int Version { get; private set; }

    /// <summary>SHA-256 of that version's bytes: what is signed, whatever stands under its name.</summary>
    public string DocumentSha256 { get; private set; } = "";

    /// <summary>SHA-256 of what signatories declare.</summary>
    public string DeclarationSha256 { get; private set; } = "";

    /// <summary>By which anybody can check it; can't be guessed.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public SignUpState State { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; private set; }

    /// <summary>Who started it.</summary>
    public Guid StartedBy { get; private set; }

    /// <summary>Whether they sign one after the other.</summary>
    public bool IsOrdered { get; private set; }

    /// <summary>How long invitations are open, in days.</summary>
    public int InvitationDays { get; private set; } = UsualDays;

    /// <summary>When it was begun (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When Pace countersigned (UTC).</summary>
    public DateTime? InForceAt { get; private set; }

    /// <summary>When it stopped, lapsed, was withdrawn or superseded (UTC).</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>When the promises are to be reviewed next.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>How many months lie between reviews.</summary>
    public int ReviewMonths { get; private set; }

    /// <summary>When its term ends.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The newer version that the area was asked to sign.</summary>
    public int? RenewalVersion { get; private set; }

    /// <summary>Until when the area can sign the newer version before this one lapses.</summary>
    public DateOnly? GraceEndsOn { get; private set; }

    /// <summary>How long after its term it stays in force, in days, so that the area can sign anew.</summary>
    public int GraceDays { get; private set; }

    /// <summary>For which review the leads were told.</summary>
    public DateOnly? ReviewTold { get; private set; }

    /// <summary>For which end the leads were told a second time.</summary>
    public DateOnly? EndTold { get; private set; }

    /// <summary>What Pace asked before countersigning; <c>null</c> when nothing is open.</summary>
    public string? Question { get; private set; }

    /// <summary>The sign-up that this one renews.</summary>
    public Guid? Replaces { get; private set; }

    /// <summary>Changes with each act, so that two at once are noticed.</summary>
    public int Revision { get; private set; }

    /// <summary>How many things have happened.</summary>
    public int Events { get; private set; }

    /// <summary>Keeps the database from holding two that are under way, or two in force, for one area and document.</summary>
    public string? Slot { get; private set; } = "under-way";

    /// <summary>Who was asked, in order; those who were removed or replaced too.</summary>
    public IReadOnlyList<Place> Places => [.. places.OrderBy(p => p.Order).ThenBy(p => p.Id)];

    /// <summary>Pace's signature.</summary>
    public Countersignature? Countersignature { get; private set; }

    /// <summary>Whether it is under way.</summary>
    public bool IsUnderWay => State is SignUpState.Draft or SignUpState.Open or SignUpState.Declined or SignUpState.Signed;

    /// <summary>Whether it came into force, whatever became of it.</summary>
    public bool WasInForce => InForceAt is not null;

    internal IReadOnlyList<AgreementEvent> Happened => happened;

    internal void Settle() => happened.Clear();

    /// <summary>A place by its id.</summary>
    public Place? Find(Guid placeId) => places.Find(p => p.Id == placeId);

    /// <summary>Whether somebody has a part in it.</summary>
    public bool HasAPart(SigningProof proof) => places.Exists(p => p.IsFor(proof));

    /// <summary>Asks one more person, who is invited at once when it was sent already and it is their turn.</summary>
    public Refusal? Add(PlaceFor wanted, Guid by, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.Add, State) ?? CheckPerson(wanted)) is { } refusal)
        {
            return refusal;
        }
        if (places.Count(p => p.HasAPart) >= MostPlaces)
        {
            return new Refusal("", $"One sign-up can have at most {MostPlaces} people.");
        }
        var place = AddPlace(wanted, null, now);
        if (State != SignUpState.Draft)
        {
            Note(AgreementEventKind.Added, now, by, place);
            MoveOn(now);
        }
        return null;
    }

    /// <summary>Sends it: everybody is invited, or the first when there is an order.</summary>
    public Refusal? Send(AgreementVersion version, bool isOrdered, int days, DateTime now)
    {
        if (SignUpRules.Check(SignUpAct.Send, State) is { } refusal)
        {
            return refusal;
        }
        if (version.Places.FirstOrDefault(r => !places.Exists(p => p.RoleKey == r.Key && p.IsRequired && p.HasAPart)) is { } missing)
        {
            return new Refusal("", $"Say who signs as {missing.Role}.");
        }
        if (days is < 1 or > 90)
        {
            return new Refusal("Days", "Invitations can be open for 1 to 90 days.");
        }
        (IsOrdered, InvitationDays, StartedAt) = (isOrdered, days, now);
        To(SignUpState.Open, now);
        Note(AgreementEventKind.Started, now, StartedBy);
        MoveOn(now);
        return null;
    }

    /// <summary>Sends somebody's invitation again with a new link and a new time; the old link ends.</summary>
    public Refusal? Resend(Guid placeId, Guid by, DateTime now) => At(SignUpAct.Resend, placeId, place =>
    {
        place.Invite(now, InvitationDays);
        Note(AgreementEventKind.Resent, now, by, place);
        return null;
    });

    /// <summary>Sends a new link without more time, because the last one was used up. Only ever to the address that was invited.</summary>
    public Refusal? RenewLink(Guid placeId, DateTime now) => At(SignUpAct.Resend, placeId, place =>
    {
        if (place.HasExpired(now))
        {
            return new Refusal("", "This invitation has ended.");
        }
        Note(AgreementEventKind.LinkRenewed, now, null, place);
        return null;
    });

    /// <summary>Reminds somebody: at most once a day, and not while they are reading.</summary>
    public Refusal? Remind(Guid placeId, Guid? by, DateTime now) => At(SignUpAct.Remind, placeId, place =>
    {
        if (place.HasExpired(now))
        {
            return new Refusal("", "This invitation has ended. Send it again instead.");
        }
        if (place.OpenedAt is { } opened && now - opened < Place.ReadingTime)
        {
            return new Refusal("", "They have opened it today. Give them until tomorrow.");
        }
        if (now - (place.RemindedAt ?? place.InvitedAt!.Value) < TimeSpan.FromHours(20))
        {
            return new Refusal("", "They have had a mail in the last day. Give them until tomorrow.");
        }
        place.Remind(now);
        Note(AgreementEventKind.Reminded, now, by, place);
        return null;
    });

    /// <summary>Somebody showed that the address is theirs and reads.</summary>
    public void Open(Guid placeId, DateTime now)
    {
        Find(placeId)?.Open(now);
        Revision++;
    }

    /// <summary>Signs.</summary>
    /// <param name="placeId">The place.</param>
    /// <param name="proof">How whoever asks showed who they are.</param>
    /// <param name="words">What they typed.</param>
    /// <param name="shown">What the page showed them.</param>
    /// <param name="now">Now.</param>
    public Refusal? Sign(Guid placeId, SigningProof proof, SignatureWords words, ShownText shown, DateTime now)
    {
        if (Find(placeId) is not { } place || !place.IsFor(proof))
        {
            return NotYours;
        }
        if (place.State == PlaceState.Signed)
        {
            return AlreadySigned;
        }
        if ((SignUpRules.Check(SignUpAct.Sign, State) ?? CheckOwnPlace(SignUpAct.Sign, place, now) ?? shown.Check(this) ?? words.Check()) is { } refusal)
        {
            return refusal;
        }
        place.Sign(new Signature(this, place, proof, words, shown, now), now);
        Note(AgreementEventKind.Signed, now, proof.PersonId, place);
        MoveOn(now);
        return null;
    }

    /// <summary>Says no. Everybody who has a part is told, with the comment.</summary>
    public Refusal? Decline(Guid placeId, SigningProof proof, string? comment, DateTime now)
    {
        if (Find(placeId) is not { } place || !place.IsFor(proof))
        {
            return NotYours;
        }
        if ((SignUpRules.Check(SignUpAct.Decline, State) ?? CheckOwnPlace(SignUpAct.Decline, place, now)
            ?? Words("Comment", comment, "Say why, so that the others know what would help")) is { } refusal)
        {
            return refusal;
        }
        place.Decline(comment!, now);
        Note(AgreementEventKind.Declined, now, proof.PersonId, place, comment);
        MoveOn(now);
        return null;
    }

    /// <summary>Names somebody else who signs on one's behalf.</summary>
    public Refusal? Delegate(Guid placeId, SigningProof proof, string? name, string? email, string? role, string? reason, DateTime now)
    {
        if (Find(placeId) is not { } place || !place.IsFor(proof))
        {
            return NotYours;
        }
        if ((SignUpRules.Check(SignUpAct.Delegate, State) ?? CheckOwnPlace(SignUpAct.Delegate, place, now)) is { } refusal)
        {
            return refusal;
        }
        if (place.DelegatedFromId is not null)
        {
            return new Refusal("", "You were asked in somebody else’s place. If you can’t sign, decline and say why.");
        }
        var wanted = Like(place, name ?? "", email ?? "", role ?? "");
        if ((CheckPerson(wanted) ?? Words("Reason", reason, "Say why they sign and not you")) is { } wrong)
        {
            return wrong;
        }
        place.End(PlaceState.Delegated, now);
        var heir = AddPlace(wanted, place, now);
        Note(AgreementEventKind.Delegated, now, proof.PersonId, place, reason);
        heir.Invite(now, InvitationDays);
        Note(AgreementEventKind.Invited, now, null, heir);
        MoveOn(now);
        return null;
    }

    /// <summary>Asks once more who said no.</summary>
    public Refusal? Reinvite(Guid placeId, Guid by, string? words, DateTime now) => At(SignUpAct.Reinvite, placeId, place =>
    {
        if (Words("Words", words, "Answer what they said, so that they know what has changed") is { } refusal)
        {
            return refusal;
        }
        place.Invite(now, InvitationDays);
        Note(AgreementEventKind.Reinvited, now, by, place, words);
        MoveOn(now);
        return null;
    });

    /// <summary>Asks somebody else in somebody's place.</summary>
    public Refusal? Replace(Guid placeId, Guid by, string? name, string? email, DateTime now) => At(SignUpAct.Replace, placeId, place =>
    {
        var wanted = Like(place, name ?? "", email ?? "", place.Role);
        if (CheckPerson(wanted, instead: place) is { } refusal)
        {
            return refusal;
        }
        var isDraft = State == SignUpState.Draft;
        place.End(PlaceState.Removed, now);
        var next = AddPlace(wanted, null, now);
        if (!isDraft)
        {
            Note(AgreementEventKind.Replaced, now, by, next);
            MoveOn(now);
        }
        return null;
    });

    /// <summary>Stops asking somebody. Required places can only be given to somebody else.</summary>
    public Refusal? Remove(Guid placeId, Guid by, DateTime now) => At(SignUpAct.Remove, placeId, place =>
    {
        if (place.IsRequired)
        {
            return new Refusal("", $"The document needs a {place.Role}. Ask somebody else in this place instead.");
        }
        place.End(PlaceState.Removed, now);
        if (State != SignUpState.Draft)
        {
            Note(AgreementEventKind.Removed, now, by, place);
            MoveOn(now);
        }
        return null;
    });

    /// <summary>Stops it.</summary>
    public Refusal? Cancel(Guid by, string? reason, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.Cancel, State) ?? Words("Reason", reason, "Say why it stops. Everybody who was asked reads it")) is { } refusal)
        {
            return refusal;
        }
        End(SignUpState.Cancelled, now);
        Note(AgreementEventKind.Cancelled, now, by, null, reason);
        return null;
    }

    /// <summary>Pace asks something before it countersigns.</summary>
    public Refusal? SendBack(Guid by, string? question, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.SendBack, State) ?? Words("Question", question, "Write the question")) is { } refusal)
        {
            return refusal;
        }
        Question = question!.Trim();
        Note(AgreementEventKind.Questioned, now, by, null, question);
        return null;
    }

    /// <summary>The lead answers.</summary>
    public Refusal? Answer(Guid by, string? answer, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.Answer, State) ?? Words("Answer", answer, "Write the answer")) is { } refusal)
        {
            return refusal;
        }
        if (Question is null)
        {
            return new Refusal("", "No question is open.");
        }
        Question = null;
        Note(AgreementEventKind.Answered, now, by, null, answer);
        return null;
    }

    /// <summary>Pace countersigns: it is in force.</summary>
    public Refusal? Countersign(Guid by, CountersignWords words, AgreementVersion version, DateTime now)
    {
        var today = London.DayOf(now);
        if ((SignUpRules.Check(SignUpAct.Countersign, State) ?? words.Check()) is { } refusal)
        {
            return refusal;
        }
        if (places.Exists(p => p.Signature?.PersonId == by))
        {
            return new Refusal("", "You signed this yourself. Somebody else has to countersign.");
        }
        if (version.Sha256 != DocumentSha256)
        {
            return new Refusal("", "The text under this version’s name isn’t what was signed. Don’t countersign; tell whoever looks after the site.");
        }
        if (version.SunsetOn <= today)
        {
            return new Refusal("", "This version is no longer in effect. Stop the sign-up and start one with the newer version.");
        }
        Question = null;
        Countersignature = new Countersignature(this, by, words, now);
        InForceAt = now;
        (ReviewMonths, GraceDays) = (version.ReviewMonths, version.GraceDays);
        (ReviewOn, EndsOn) = (today.AddMonths(version.ReviewMonths), today.AddMonths(version.TermMonths));
        To(SignUpState.InForce, now);
        Note(AgreementEventKind.Countersigned, now, by);
        return null;
    }

    /// <summary>The review was held; the next one is due as many months later.</summary>
    public Refusal? Review(Guid by, string? words, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.Review, State) ?? Words("Words", words, "Say in a few words what came of it")) is { } refusal)
        {
            return refusal;
        }
        ReviewOn = London.DayOf(now).AddMonths(ReviewMonths);
        Note(AgreementEventKind.Reviewed, now, by, null, words);
        return null;
    }

    /// <summary>Notes that the area is asked to sign a newer version, or anew. Asking twice for the same changes nothing.</summary>
    /// <returns>Whether it was news.</returns>
    public bool AskToRenew(int version, DateOnly graceEndsOn, DateTime now)
    {
        if (SignUpRules.Check(SignUpAct.AskToRenew, State) is not null || RenewalVersion >= version)
        {
            return false;
        }
        (RenewalVersion, GraceEndsOn) = (version, graceEndsOn);
        Note(AgreementEventKind.RenewalAsked, now);
        return true;
    }

    /// <summary>Notes that the leads were told of a review.</summary>
    public bool TellOfReview(DateTime now) => Told(State == SignUpState.InForce && ReviewTold != ReviewOn, AgreementEventKind.ReviewDue, now, () => ReviewTold = ReviewOn);

    /// <summary>Notes that the leads were told of the end coming near.</summary>
    public bool TellOfEnd(DateTime now) => Told(State == SignUpState.InForce && EndTold != LapsesOn, AgreementEventKind.EndNear, now, () => EndTold = LapsesOn);

    /// <summary>Notes that the leads were told of an invitation that ended.</summary>
    public bool TellOfExpiry(Guid placeId, DateTime now)
    {
        var place = Find(placeId);
        if (State is not (SignUpState.Open or SignUpState.Declined) || place is null || !place.HasExpired(now) || place.ExpiryTold == place.ExpiresAt)
        {
            return false;
        }
        place.TellOfExpiry();
        Note(AgreementEventKind.Expired, now, null, place);
        return true;
    }

    /// <summary>The day from which it is no longer in force unless it is renewed.</summary>
    public DateOnly? LapsesOn => EndsOn?.AddDays(GraceDays) is var end && GraceEndsOn < end ? GraceEndsOn : end;

    /// <summary>The area takes it back.</summary>
    public Refusal? Withdraw(Guid by, string? reason, DateTime now)
    {
        if ((SignUpRules.Check(SignUpAct.Withdraw, State) ?? Words("Reason", reason, "Say why, for those who signed and for the public record")) is { } refusal)
        {
            return refusal;
        }
        End(SignUpState.Withdrawn, now);
        Note(AgreementEventKind.Withdrawn, now, by, null, reason);
        return null;
    }

    /// <summary>Its time has run out.</summary>
    public Refusal? Lapse(DateTime now)
    {
        if (SignUpRules.Check(SignUpAct.Lapse, State) is { } refusal)
        {
            return refusal;
        }
        if (LapsesOn > London.DayOf(now))
        {
            return new Refusal("", "Its time has not run out.");
        }
        End(SignUpState.Lapsed, now);
        Note(AgreementEventKind.Lapsed, now);
        return null;
    }

    /// <summary>Pace puts it back in force, until a day when its own time has run out.</summary>
    public Refusal? Reinstate(Guid by, string? reason, DateOnly? until, DateTime now)
    {
        var today = London.DayOf(now);
        if ((SignUpRules.Check(SignUpAct.Reinstate, State) ?? Words("Reason", reason, "Say why it is put back in force")) is { } refusal)
        {
            return refusal;
        }
        if (LapsesOn <= today)
        {
            if (until is null || until <= today || until > today.AddDays(MostDaysBack))
            {
                return new Refusal("Until", $"Its time has run out. Give a day in the next {MostDaysBack} days until which the area can sign anew");
            }
            // Until that day and no longer, whatever it was that ran out.
            GraceEndsOn = until;
            EndsOn = EndsOn < until ? until : EndsOn;
        }
        EndedAt = null;
        To(SignUpState.InForce, now);
        Note(AgreementEventKind.Reinstated, now, by, null, reason);
        return null;
    }

    /// <summary>A newer one has come into force.</summary>
    public Refusal? Supersede(DateTime now)
    {
        if (SignUpRules.Check(SignUpAct.Supersede, State) is { } refusal)
        {
            return refusal;
        }
        End(SignUpState.Superseded, now);
        Note(AgreementEventKind.Superseded, now);
        return null;
    }

    /// <summary>Deletes addresses, and the names of those who didn't sign, once it has long ended.</summary>
    public bool ForgetAddresses(DateTime now)
    {
        if (EndedAt is not { } ended || now - ended < TimeSpan.FromDays(90) || !places.Exists(p => p.Email is not null))
        {
            return false;
        }
        places.ForEach(p => p.ForgetAddress());
        Revision++;
        return true;
    }

    private Refusal? At(SignUpAct act, Guid placeId, Func<Place, Refusal?> does)
    {
        if (SignUpRules.Check(act, State) is { } refusal)
        {
            return refusal;
        }
        return Find(placeId) is { } place ? SignUpRules.Check(act, place.State) ?? does(place) : new Refusal("", "There is no such place in this sign-up.");
    }

    private static Refusal? CheckOwnPlace(SignUpAct act, Place place, DateTime now)
    {
        if (SignUpRules.IsPossible(act, place.State))
        {
            return place.HasExpired(now)
                ? new Refusal("", "Your invitation has ended. Ask for a new one: whoever leads this for your area can send it again.")
                : null;
        }
        return new Refusal("", place.State switch
        {
            PlaceState.Waiting => "It isn’t your turn yet. You can read the text now; we’ll write to you when the people before you have signed.",
            PlaceState.Signed => "You have signed. A signature stays as it is. If you think that it was a mistake, write to whoever leads this for your area.",
            _ => "You have said no. If you see it differently now, tell whoever leads this for your area: they can ask you again.",
        });
    }

    private Refusal? CheckPerson(PlaceFor wanted, Place? instead = null)
    {
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Trim().Length > Place.NameLength)
        {
            return new Refusal("Name", string.IsNullOrWhiteSpace(wanted.Name) ? "Enter their name" : $"A name can have at most {Place.NameLength} characters");
        }
        if (!EmailAddress.TryRead(wanted.Email, out var email))
        {
            return new Refusal("Email", "Enter their e-mail address, like name@example.org");
        }
        if (string.IsNullOrWhiteSpace(wanted.Role) || wanted.Role.Trim().Length > Place.RoleLength)
        {
            return new Refusal("Role", string.IsNullOrWhiteSpace(wanted.Role) ? "Enter their role" : $"A role can have at most {Place.RoleLength} characters");
        }
        var normalized = EmailAddress.Normalized(email);
        return places.Exists(p => p != instead && p.HasAPart && p.NormalizedEmail == normalized)
            ? new Refusal("Email", "Somebody with this address is asked already. Each person signs in one place")
            : null;
    }

    private static Refusal? Words(string field, string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal(field, missing)
        : text.Trim().Length > CommentLength ? new Refusal(field, $"Use at most {CommentLength:N0} characters")
        : null;

    private static PlaceFor Like(Place place, string name, string email, string role) => new()
    {
        RoleKey = place.RoleKey, Role = role, Level = place.Level, AgencyId = place.AgencyId, AgencyName = place.AgencyName, IsRequired = place.IsRequired,
        Order = place.Order, Name = name, Email = email,
    };

    private Place AddPlace(PlaceFor wanted, Place? delegatedFrom, DateTime now)
    {
        var place = new Place(Id, wanted, delegatedFrom, now);
        places.Add(place);
        Revision++;
        return place;
    }

    private void MoveOn(DateTime now)
    {
        var outstanding = places.Where(p => p.IsOutstanding).ToList();
        if (outstanding.Count == 0)
        {
            To(SignUpState.Signed, now);
            Note(AgreementEventKind.Completed, now);
            return;
        }
        To(outstanding.Exists(p => p.State == PlaceState.Declined) ? SignUpState.Declined : SignUpState.Open, now);
        var turn = IsOrdered ? outstanding.Min(p => p.Order) : int.MaxValue;
        foreach (var place in outstanding.Where(p => p.State == PlaceState.Waiting && p.Order <= turn))
        {
            place.Invite(now, InvitationDays);
            Note(AgreementEventKind.Invited, now, null, place);
        }
    }

    private void End(SignUpState state, DateTime now)
    {
        EndedAt = now;
        To(state, now);
    }

    private void To(SignUpState state, DateTime now)
    {
        Since = state == State ? Since : now;
        State = state;
        Slot = IsUnderWay ? "under-way" : state == SignUpState.InForce ? "in-force" : null;
    }

    private bool Told(bool isNews, AgreementEventKind kind, DateTime now, Action note)
    {
        if (isNews)
        {
            note();
            Note(kind, now);
        }
        return isNews;
    }

    private void Note(AgreementEventKind kind, DateTime now, Guid? by = null, Place? place = null, string? words = null)
    {
        Events++;
        Revision++;
        happened.Add(new AgreementEvent(this, Events, kind, now, by, place, words));
    }
}

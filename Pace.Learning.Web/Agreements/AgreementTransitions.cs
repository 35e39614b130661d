using static Pace.Learning.Web.Agreements.AgreementAct;
using static Pace.Learning.Web.Agreements.AgreementState;

namespace Pace.Learning.Web.Agreements;

/// <summary>The machine: which act is possible in which state of an agreement, and of a signatory. What is not named here is refused.</summary>
internal static class AgreementTransitions
{
    private static readonly Dictionary<AgreementAct, AgreementState[]> Possible = new()
    {
        [Add] = [Draft, Open, AgreementState.Declined],
        [Send] = [Draft],
        [Resend] = [Open],
        [Remind] = [Open],
        [AgreementAct.Sign] = [Open],
        [Decline] = [Open, AgreementState.Declined],
        [AgreementAct.Delegate] = [Open, AgreementState.Declined],
        [Reinvite] = [AgreementState.Declined],
        [Replace] = [Draft, Open, AgreementState.Declined],
        [Remove] = [Draft, Open, AgreementState.Declined],
        [Correct] = [Draft, Open, AgreementState.Declined],
        [Rename] = [Draft, Open, AgreementState.Declined],
        [Cancel] = [Draft, Open, AgreementState.Declined, AgreementState.Signed],
        [SendBack] = [AgreementState.Signed],
        [Answer] = [AgreementState.Signed],
        [Countersign] = [AgreementState.Signed],
        [Review] = [InForce],
        [AskToRenew] = [InForce],
        [AskToWithdraw] = [InForce],
        [StayIn] = [InForce],
        [Withdraw] = [InForce],
        [Lapse] = [InForce],
        [Reinstate] = [Lapsed, Withdrawn],
        [Supersede] = [InForce],
    };

    private static readonly Dictionary<AgreementAct, SignatoryState[]> PossibleAtPlace = new()
    {
        [Resend] = [SignatoryState.Invited],
        [Remind] = [SignatoryState.Invited],
        [AgreementAct.Sign] = [SignatoryState.Invited],
        [Decline] = [SignatoryState.Invited],
        [AgreementAct.Delegate] = [SignatoryState.Invited],
        [Reinvite] = [SignatoryState.Declined],
        [Replace] = [SignatoryState.Waiting, SignatoryState.Invited, SignatoryState.Declined],
        [Remove] = [SignatoryState.Waiting, SignatoryState.Invited, SignatoryState.Declined],
        [Correct] = [SignatoryState.Waiting, SignatoryState.Invited, SignatoryState.Declined],
        [Rename] = [SignatoryState.Waiting, SignatoryState.Invited, SignatoryState.Declined],
    };

    public static bool IsPossible(AgreementAct act, AgreementState state) => Possible[act].Contains(state);

    public static bool IsPossible(AgreementAct act, SignatoryState state) => !PossibleAtPlace.TryGetValue(act, out var states) || states.Contains(state);

    public static Refusal? Check(AgreementAct act, AgreementState state) => IsPossible(act, state) ? null : new Refusal("", Why(act, state));

    public static Refusal? Check(AgreementAct act, SignatoryState state) => IsPossible(act, state) ? null : new Refusal("", state switch
    {
        SignatoryState.Waiting => "Their turn hasn’t come yet. The people before them sign first.",
        SignatoryState.Signed => "This person has signed. A signature stays as it is.",
        SignatoryState.Declined => "This person said no. Ask them again, ask somebody else, or stop the sign-up.",
        SignatoryState.Delegated => "This person has named somebody else, who is asked now.",
        SignatoryState.Removed => "This person is no longer asked to sign.",
        _ => "This person is being asked already.",
    });

    private static string Why(AgreementAct act, AgreementState state) => (act, state) switch
    {
        (Resend or Remind, AgreementState.Declined) => "Somebody has said no. Nobody is asked until you have decided how to go on. Then everybody whose turn it is gets a mail.",
        (AgreementAct.Sign, AgreementState.Declined) => "Somebody has said no. Nobody signs until the area’s lead has decided how to go on. Everybody gets a mail then.",
        (Countersign or SendBack or Answer, Open or AgreementState.Declined or Draft) => "Not everybody has signed yet.",
        (Send, Open or AgreementState.Declined) => "It has been sent already.",
        (Reinvite, Open) => "Nobody has said no.",
        (Reinstate or Supersede, InForce) => "It is in force.",
        (_, Draft) => "It has not been sent yet.",
        (_, Open or AgreementState.Declined) => "It is not in force yet.",
        (AskToWithdraw or StayIn or Withdraw or Review or Lapse or Reinstate or AskToRenew or Supersede, AgreementState.Signed) => "It is not in force yet: it waits for us to countersign.",
        (_, AgreementState.Signed) => "Everybody has signed. Nothing about who signs can be changed now.",
        (_, InForce) => "It is in force: it can’t be signed, changed or stopped any more. The area can withdraw from it.",
        (_, Lapsed) => "It has lapsed. Start a new sign-up.",
        (_, Withdrawn) => "The area has withdrawn from it.",
        (_, Cancelled) => "It was stopped. Start a new sign-up.",
        _ => "A newer one has taken its place.",
    };
}

namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>Claims in plain words.</summary>
internal static class ClaimLabels
{
    public static IReadOnlyList<(ClaimKind Kind, string Title)> Kinds { get; } =
        [(ClaimKind.Travel, "Travel"), (ClaimKind.Childcare, "Childcare"), (ClaimKind.Time, "My time"), (ClaimKind.Reviewing, "Reading drafts"), (ClaimKind.Other, "Something else")];

    public static IReadOnlyList<(ThanksWay Way, string Title)> Ways { get; } =
        [(ThanksWay.Payment, "With a payment"), (ThanksWay.Voucher, "With a voucher"), (ThanksWay.None, "No money, thank you")];

    public static string Of(ClaimKind kind) => Kinds.First(k => k.Kind == kind).Title;

    public static string Of(ThanksWay way) => Ways.First(w => w.Way == way).Title;

    public static string State(ClaimStepKind current) => current switch
    {
        ClaimStepKind.Sent => "We have it",
        ClaimStepKind.Asked => "We have a question",
        ClaimStepKind.Answered => "We have your answer",
        ClaimStepKind.Approved => "We will pay it",
        ClaimStepKind.Paid => "Paid",
        _ => "You took it back",
    };
}

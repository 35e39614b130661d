namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>A code as people type it.</summary>
public sealed class CodeInput
{
    /// <summary>What is said about a code that isn't right.</summary>
    public const string Wrong = "Enter the six digits that the app shows now. A code works once; wait for the next one if you have used it";

    /// <summary>The code.</summary>
    public string? Code { get; set; }

    /// <summary>The code without the spaces that apps show.</summary>
    public string Digits => string.Concat((Code ?? "").Where(c => !char.IsWhiteSpace(c)));
}

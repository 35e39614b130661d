namespace Pace.Learning.Web.Participation.Talks;

/// <summary>Why something can't be done, in words for whoever asked.</summary>
public sealed record Refusal(string Message);

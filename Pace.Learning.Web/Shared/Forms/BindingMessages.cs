using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>
/// What is said when an answer isn't of the kind that is asked for: what to do, in plain words, for every form of the site. A form that has better words says its own.
/// </summary>
internal sealed class BindingMessages : IBindingMetadataProvider, IValidationMetadataProvider
{
    public const string Date = "Enter a real date, such as 27 3 2026";

    private const string Missing = "Fill this in";
    private const string Whole = "Enter a whole number in digits, such as 3";
    private const string Number = "Enter a number in digits, such as 12.50";
    private const string Time = "Enter a time, such as 10:30";
    private const string Choice = "Choose one of the answers";

    private static readonly Assembly Ours = typeof(BindingMessages).Assembly;
    private static readonly HashSet<string> General = [Date, Missing, Whole, Number, Time, Choice];

    /// <summary>An error for the top of the page, where the question doesn't stand beside it.</summary>
    public static string About(string question, string error) =>
        !General.Contains(error) || question.Length == 0 ? error
        : char.IsPunctuation(question[^1]) ? $"{question} {error}"
        : $"{question}: {char.ToLowerInvariant(error[0])}{error[1..]}";

    /// <inheritdoc />
    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if (!IsOurs(context.Key) || context.BindingMetadata.ModelBindingMessageProvider is not { } messages)
        {
            return;
        }
        var words = For(context.Key.ModelType);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => words);
        messages.SetUnknownValueIsInvalidAccessor(_ => words);
        messages.SetValueIsInvalidAccessor(_ => words);
        messages.SetValueMustBeANumberAccessor(_ => words);
        messages.SetValueMustNotBeNullAccessor(_ => words);
        messages.SetMissingBindRequiredValueAccessor(_ => words);
        messages.SetMissingKeyOrValueAccessor(() => words);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => words);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => words);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => words);
    }

    /// <inheritdoc />
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (!IsOurs(context.Key))
        {
            return;
        }
        // A text that must be there, for which a form has no words of its own.
        foreach (var required in context.ValidationMetadata.ValidatorMetadata.OfType<RequiredAttribute>().Where(r => r.ErrorMessage is null && r.ErrorMessageResourceName is null))
        {
            required.ErrorMessage = For(context.Key.ModelType);
        }
    }

    // A host keeps its own words for its own forms.
    private static bool IsOurs(ModelMetadataIdentity key) =>
        key.ContainerType?.Assembly == Ours || key.ParameterInfo?.Member.Module.Assembly == Ours;

    private static string For(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        _ when (Nullable.GetUnderlyingType(type) ?? type).IsEnum => Choice,
        TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 or TypeCode.Byte => Whole,
        TypeCode.Decimal or TypeCode.Double or TypeCode.Single => Number,
        TypeCode.DateTime => Date,
        TypeCode.String => Missing,
        _ when (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateOnly) => Date,
        _ when (Nullable.GetUnderlyingType(type) ?? type) == typeof(TimeOnly) => Time,
        _ => Choice,
    };
}

using static Pace.Learning.Tests.Content.SampleFolder;

namespace Pace.Learning.Tests.Content.Rules;

public class CheckRuleTests
{
    [Theory]
    [InlineData("single", "Q?\n\n- [ ] A\n  > a\n- [ ] B\n  > b", 6, "check-no-right-option")]
    [InlineData("multiple", "Q?\n\n- [ ] A\n  > a\n- [ ] B\n  > b", 6, "check-no-right-option")]
    [InlineData("single", "Q?\n\n- [x] A\n  > a\n- [x] B\n  > b", 6, "check-many-right-options")]
    [InlineData("single", "Q?\n\n- [x] A\n  > a\n- [ ] B", 14, "check-missing-feedback")]
    [InlineData("single", "Q?\n\n- [x] A\n  > a", 6, "check-too-few-options")]
    [InlineData("single", "Q?", 6, "check-too-few-options")]
    [InlineData("single", "- [x] A\n  > a\n- [ ] B\n  > b", 6, "check-no-question")]
    [InlineData("single", "Q?\n\n- [x] A\n  > a\n- [ ] a\n  > b", 14, "check-duplicate-option")]
    [InlineData("single", "Q?\n\n- [x] A\n  > a\n- B\n  > b", 14, "bad-value")]
    [InlineData("single", "Q?\n\n- [x] A\n  > a\n- [ ]\n  > b", 14, "bad-value")]
    [InlineData("ordering", "Q?\n\n1. A\n2. B", 6, "check-too-few-options")]
    [InlineData("ordering", "Q?\n\n1. A\n2. B\n3. C\n4. D\n5. E\n6. F\n7. G\n8. H", 6, "check-too-many-options")]
    [InlineData("ordering", "Q?\n\n- A\n- B\n- C", 6, "check-too-few-options")]
    [InlineData("matching", "Q?\n\n- A => 1\n- B => 2", 6, "check-too-few-options")]
    [InlineData("matching", "Q?\n\n- A => 1\n- B => 2\n- C", 14, "bad-value")]
    [InlineData("matching", "Q?\n\n- A => 1\n- B => 2\n- C => 1", 14, "check-duplicate-option")]
    [InlineData("short", "Q?\n\n- point", 6, "check-no-model-answer")]
    [InlineData("short", "Q?\n\n> model", 6, "check-too-few-options")]
    public void ACheckOfTheWrongShape_IsFound(string kind, string body, int line, string rule) =>
        Assert.Contains(
            $"{LessonPath}:{line}: error: {rule}",
            new SampleFolder().Lesson($":::check\nid: c\nkind: {kind}\n---\n{body}\n:::").Findings().Split('\n'));

    [Fact]
    public void ACheckOfAnUnknownKind_IsFoundOnceAndNotMeasured() =>
        Assert.Equal($"{LessonPath}:8: error: bad-value", new SampleFolder().Lesson(":::check\nid: c\nkind: guess\n---\nQ?\n:::").Findings());

    [Fact]
    public void APoolThatDrawsMoreThanItHas_IsFound() =>
        Assert.Equal(
            $"{LessonPath}:8: error: check-draw-too-large",
            new SampleFolder().Lesson(":::pool\nid: p\ndraw: 2\n---\n:::check\nid: c\nkind: short\n---\nWhy?\n\n- point\n\n> model\n:::\n:::").Findings());

    [Fact]
    public void AnEmptyPool_IsFound() =>
        Assert.Equal($"{LessonPath}:6: error: check-no-question", new SampleFolder().Lesson(":::pool\nid: p\ndraw: 1\n---\n:::").Findings());
}

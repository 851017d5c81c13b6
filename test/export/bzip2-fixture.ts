/**
 * An export of two pages packed with bzip2 as dumps are: three streams one after the other; runs of 3, 4, 259 and 1000
 * equal bytes in the first, three blocks in the second (252,000 bytes at level 1).
 */
export const PACKED_WITH_BZIP2 = Buffer.from(
	[
		'QlpoOTFBWSZTWflu3kEAADFfgcAQUAP/lyAARBA/79/gAIAACDABBqoJQpqPajVMw1Js1J6EaeppoyAwMgyAAxGgyGQGCURNqZU9',
		'pNqmnmqYAQeoDNMqbj07Onr5bZ4mjsj7pzO8rMqGioht6XYkl5OVzUWhFqWsupa1PNmh84Z3kMONjkE6e0OEEOSqojfW9czs0iij',
		'cGsaxrBsvxz3KPXyPauiPzAmZqTDUVqMGif1xAz+E2dWHPfSp3EhCrXMy/HbwWszKlxjQitW2Ape8xHrRI/6YECiRT7SRQml4o81',
		'p54JnYOwCXWJ+hAlhzTheLE1998pueCKXlxbxa8nzslOmwr1QfIxRymKdx2VCMawJsuotNLYqoryRO40Zthd0vN+44uiQSCWsGzw',
		'LuSKcKEh8t28gkJaaDExQVkmU1nSWh19ABXEH4BQAt+XIABEED/n32AwAPtGCVU9ok9MTUaegAQabSBohPUAABoaBoAioTU0ZMmg',
		'aGjQ00DlgigiiZ0U3ThXVcBMjVCHDaS3TuiRrjbKcIGFyI5dqIMFbwEGmQfYfTgDRbAx5qUYqhDc7CBECKJKrtCs6GIqCKJkU7EU',
		'EUSWPWY+EUEUTL5HPCiMeKKCKJe2XzIRvRQRRLDNFBFE1IoIokyxtaR0UHqHHY5QlOBOqphTIeQItzaXr6kgiciQ3Q8QPzjuKaUj',
		'hjMST8lL/mKCskymstdv4yoArZMiAIAAf4BAAOCDJiBNVAjOpREsJREspREtJREtpREuJREvkoiX6URLqURLxigrJMprJLPLmKAF',
		'rAswAAIIABAAp/w7qAQADgo0ZA0aZGgmqqaaDCA2oz3hJF0ZWevnjmiSL5qiSLZEkWu8JIvXmEkX3TaEkXf3CSLrCSLjGMYuX7LS',
		'/i7kinChIXczlDBCWmg5MUFZJlNZ7b5zqgAAAVmAABAAAIAFJioAgCAAIgaGmggGmmgCSxSXWu8XckU4UJDtvnOq',
	].join(''),
	'base64',
);
